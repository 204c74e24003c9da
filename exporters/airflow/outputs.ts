import type { ResolvedTask } from '../../language/model/types.ts';
import { nestedValues } from '../../language/model/walk.ts';

/** The tasks whose outputs a task reads, in the order of the names. */
export function readTasks({ inputs, properties }: ResolvedTask): readonly string[] {
    const read = new Set<string>();
    for (const value of [...Object.values(inputs), ...Object.values(properties).map((property) => property.value)]) {
        for (const nested of nestedValues(value)) if (nested.kind === 'target' && nested.target.kind === 'output') read.add(nested.target.task);
    }
    return [...read].sort();
}
