import type { ResolvedLine } from '../../language/model/types.ts';

/** The given tasks, and all that come after them (`downstream`) or that they come after (`upstream`), directly or through others. */
export function reach({ tasks }: Pick<ResolvedLine, 'tasks'>, from: ReadonlySet<string>, direction: 'downstream' | 'upstream'): ReadonlySet<string> {
    const neighbours = new Map<string, string[]>(tasks.map(({ name }) => [name, []]));
    for (const { name, dependencies } of tasks) {
        for (const { line, task } of dependencies) {
            if (line !== undefined) continue;
            if (direction === 'upstream') neighbours.get(name)!.push(task);
            else neighbours.get(task)?.push(name);
        }
    }
    const reached = new Set(from);
    // The set grows while it is walked.
    for (const name of reached) for (const neighbour of neighbours.get(name) ?? []) reached.add(neighbour);
    return reached;
}
