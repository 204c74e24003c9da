import type { GraphNode } from '../../protocol/graph.ts';

/** @returns the ids of the tasks that hold every word in their name, code, activity, group or tags, in the order in which they are read: by column */
export function search(nodes: readonly GraphNode[], wanted: string): readonly string[] {
    const words = wanted.toLowerCase().split(/\s+/).filter((word) => word !== '');
    if (words.length === 0) return [];
    const found = nodes.filter(({ title, id, activity = '', group = '', tags = [], members = [] }) => {
        const text = [title, id, activity, group, ...tags, ...members].join('\n').toLowerCase();
        return words.every((word) => text.includes(word));
    });
    return found.toSorted((a, b) => a.x - b.x || a.y - b.y).map(({ id }) => id);
}
