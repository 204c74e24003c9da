import type { ExportFile } from '../../exporter.ts';
import type { Inputs } from '../inputs.ts';
import type { TaskWork } from '../job.ts';
import type { Notes } from '../../notes.ts';
import type { BundlePaths } from '../paths.ts';

/** What a translation may use, and where it puts what it makes beside the task. */
export interface Translation {
    readonly notes: Notes;
    readonly paths: BundlePaths;
    /** The names of the job's parameters. */
    readonly params: ReadonlySet<string>;
    /** Tasks whose outputs others read. */
    readonly withReaders: ReadonlySet<string>;
    /** Takes a file that the task needs. */
    readonly addFile: (file: ExportFile) => void;
}

/** Makes a task's work of what an activity gets. @returns undefined where it is refused */
export type Translate = (inputs: Inputs, translation: Translation) => TaskWork | undefined;

/** The compute of tasks that name none. */
export const SERVERLESS_ENVIRONMENT = 'default';

/**
 * Parameters of a task by key. A parameter of the job goes before one of the task that has its name, so the two must say the same.
 * @returns nothing where there are none
 */
export function keyedParameters(inputs: Inputs, { params, notes }: Translation, property = 'parameters'): Readonly<Record<string, string>> | undefined {
    const given = inputs.map(property, { by: 'start' });
    for (const [key, text] of Object.entries(given)) {
        if (params.has(key) && text !== `{{job.parameters.${key}}}`) {
            notes.refusal(`The parameter ${key} of task ${inputs.task.name} has the name of a param of the line, and Databricks would put the param's value in its place.`, inputs.where(property), 'Give one of the two another name.');
        }
    }
    return Object.keys(given).length === 0 ? undefined : given;
}
