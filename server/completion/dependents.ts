import type { Line } from '../../language/generated/ast.ts';
import { getOrCreate } from '../../language/scoping/visible.ts';
import type { Block } from './place.ts';

/** By task, those that wait for it directly; each as `line.task`. */
type Waiting = ReadonlyMap<string, readonly string[]>;

/** Gathered once for each line of a syntax tree. */
const waiting = new WeakMap<Line, Waiting>();

/**
 * All tasks that wait for a task, through whatever other tasks, and that task itself.
 * @param task `line.task`
 * @param lines the lines whose tasks may wait for it
 * @param read tasks of the task's own line as they were read around the cursor: the syntax tree may lack them
 */
export function dependents(task: string, lines: readonly Line[], read: Block | undefined): ReadonlySet<string> {
    const edges = [...lines.map(waitingIn), ...(read ? [waitingAround(read)] : [])];
    const found = new Set([task]);
    for (const next of found) {
        for (const map of edges) map.get(next)?.forEach((dependent) => found.add(dependent));
    }
    return found;
}

function waitingIn(line: Line): Waiting {
    let result = waiting.get(line);
    if (!result) {
        const pairs = line.tasks.flatMap(({ name, dependencies }) =>
            dependencies.flatMap(({ upstreams }) => upstreams).map(({ line: other, task }) => [`${other?.$refText ?? line.name}.${task?.$refText ?? ''}`, `${line.name}.${name}`] as const));
        waiting.set(line, result = byFirst(pairs));
    }
    return result;
}

function waitingAround({ name: line, tasks }: Block): Waiting {
    return byFirst(tasks.flatMap(({ name, upstreams }) => upstreams.map((upstream) => [upstream.includes('.') ? upstream : `${line}.${upstream}`, `${line}.${name}`] as const)));
}

function byFirst(pairs: readonly (readonly [string, string])[]): Waiting {
    const result = new Map<string, string[]>();
    for (const [first, second] of pairs) getOrCreate(result, first, () => []).push(second);
    return result;
}
