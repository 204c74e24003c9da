import type { Line, Task } from '../../language/generated/ast.ts';
import { tasksOf } from '../../language/scoping/members.ts';

/**
 * All tasks of a line that have ended once those named have: they and, through whatever other tasks, those that they wait for.
 * @param names tasks of the line; others, and those of other lines, are passed over
 */
export function upstreamClosure(line: Line, names: Iterable<string>): Task[] {
    const all = tasksOf(line);
    const found = new Set(names);
    for (const name of found) {
        for (const { line: other, task } of all.get(name)?.[0]?.dependencies.flatMap(({ upstreams }) => upstreams) ?? []) {
            if (!other && task?.$refText) found.add(task.$refText);
        }
    }
    return [...found].flatMap((name) => all.get(name)?.[0] ?? []);
}
