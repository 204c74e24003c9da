import type { ResolvedTask } from '../../language/model/types.ts';
import { nestedValues } from '../../language/model/walk.ts';
import type { Notes } from '../notes.ts';
import type { Piece, TextUse } from './texts.ts';

/** How a task's outputs are read by the tasks after it. */
export class OutputReferences {
    readonly #tasks: ReadonlyMap<string, ResolvedTask>;
    readonly #notes: Notes;

    constructor(tasks: readonly ResolvedTask[], notes: Notes) {
        this.#tasks = new Map(tasks.map((task) => [task.name, task]));
        this.#notes = notes;
    }

    /** @returns undefined where it is refused */
    piece(name: string, output: string, { where }: TextUse): Piece | undefined {
        const task = this.#tasks.get(name);
        const refuse = (instead: string): undefined => void this.#notes.refusal(`Nothing on Databricks says what <<${name}.${output}>> is.`, where, instead);
        if (task === undefined) return refuse(`Task ${name} is not part of the job.`);
        const reference = (path: string): Piece => ({ kind: 'started', name: `the output ${name}.${output}`, reference: `{{tasks.${name}.${path}}}` });
        switch (task.builtin) {
            case 'databricks.sql': return output === 'rows' || output === 'statement_id' ? refuse('Let the statement return it as a column, such as count(*) as orders.') : reference(`output.first_row.${output}`);
            case 'databricks.notebook':
                if (output === 'run_id') return reference('run_id');
                if (output === 'url') return refuse(`Build it from <<${name}.run_id>>.`);
                this.#notes.difference(`What a notebook gives to dbutils.notebook.exit is no output on Databricks, and ${output} of ${name} is read.`, where, `Let the notebook say it with dbutils.jobs.taskValues.set("${output}", …).`);
                return reference(`values.${output}`);
            case 'python': return output === 'exit_code' ? refuse('Let the script write it to PLINE_OUTPUT under another name.') : reference(`values.${output}`);
            default: return refuse('Leave it out.');
        }
    }
}

/** The tasks whose outputs are read by some other. */
export function tasksWithReaders(tasks: readonly ResolvedTask[]): ReadonlySet<string> {
    const read = new Set<string>();
    for (const value of tasks.flatMap(({ inputs }) => Object.values(inputs))) {
        for (const nested of nestedValues(value)) if (nested.kind === 'target' && nested.target.kind === 'output') read.add(nested.target.task);
    }
    return read;
}
