import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ResolvedLine, ResolvedTask } from '../../language/model/types.ts';
import type { Outputs } from '../../protocol/journal.ts';
import { nestedValues } from '../../language/model/walk.ts';
import { lastEndOf } from '../journal/last-task.ts';

/**
 * The outputs that the chosen tasks read from tasks which are not part of the run: those of their last run.
 * A task that has none is left out.
 */
export async function earlierOutputs(line: ResolvedLine, chosen: readonly ResolvedTask[]): Promise<ReadonlyMap<string, Outputs>> {
    const names = new Set(chosen.map(({ name }) => name));
    const found = new Map<string, Outputs>();
    if (chosen.length === line.tasks.length) return found;
    const folder = dirname(fileURLToPath(line.uri));
    for (const task of readTasks(chosen)) {
        if (names.has(task)) continue;
        const outputs = (await lastEndOf(folder, line.name, task))?.task.outputs;
        if (outputs !== undefined) found.set(task, outputs);
    }
    return found;
}

function readTasks(tasks: readonly ResolvedTask[]): ReadonlySet<string> {
    const values = tasks.flatMap((task) => [...Object.values(task.inputs), ...Object.values(task.properties).map(({ value }) => value)]);
    const read = new Set<string>();
    for (const value of values) {
        for (const nested of nestedValues(value)) {
            if (nested.kind === 'target' && nested.target.kind === 'output') read.add(nested.target.task);
        }
    }
    return read;
}
