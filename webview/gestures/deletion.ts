import type { LineGraph } from '../../protocol/graph.ts';
import { count, listed } from '../words.ts';

/**
 * What becomes of the tasks that wait for those that are to be deleted, for a person to read first.
 * @returns nothing where nobody waits for them
 */
export function consequences({ nodes, edges }: Pick<LineGraph, 'nodes' | 'edges'>, tasks: readonly string[]): string | undefined {
    const titles = new Map(nodes.map(({ id, title }) => [id, title]));
    const going = new Set(tasks);
    const waiting = new Set(edges.filter(({ source, target }) => going.has(source) && !going.has(target)).map(({ target }) => target));
    if (waiting.size === 0) return undefined;
    const stillWaiting = new Set(edges.filter(({ source, target }) => waiting.has(target) && !going.has(source)).map(({ target }) => target));
    const say = (ids: readonly string[]): string => listed(ids.map((id) => titles.get(id) ?? id));
    const free = [...waiting].filter((task) => !stillWaiting.has(task));
    const others = [...stillWaiting];
    const it = tasks.length === 1 ? 'it' : 'them';
    return [
        ...(free.length > 0 ? [`${say(free)} will wait for nothing any more and ${free.length === 1 ? 'starts' : 'start'} at once.`] : []),
        ...(others.length > 0 ? [`${say(others)} will no longer wait for ${it}, only for ${others.length === 1 ? 'its' : 'their'} other dependencies.`] : []),
    ].join(' ');
}

/** @returns the task that the keyboard goes to when tasks are gone: one before them, else one after them, else any */
export function neighbourOf({ nodes, edges }: Pick<LineGraph, 'nodes' | 'edges'>, tasks: readonly string[]): string | undefined {
    const going = new Set(tasks);
    const before = edges.find(({ source, target }) => going.has(target) && !going.has(source))?.source;
    const after = edges.find(({ source, target }) => going.has(source) && !going.has(target))?.target;
    return before ?? after ?? nodes.find(({ id }) => !going.has(id))?.id;
}

/** @returns `“Revenue”`, or `3 tasks` */
export function nameOf({ nodes }: Pick<LineGraph, 'nodes'>, tasks: readonly string[]): string {
    const [task] = tasks;
    return tasks.length === 1 ? `“${nodes.find(({ id }) => id === task)?.title ?? task!}”` : count(tasks.length, 'task');
}
