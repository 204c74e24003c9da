import type { ActivityOutline } from '../../protocol/lsp.ts';

/**
 * Activities that a person may mean.
 * @returns those, by name, whose name, title or description has every word; names that begin with the first word come first, then names, titles and descriptions
 */
export function searchActivities(activities: readonly ActivityOutline[], query: string): readonly ActivityOutline[] {
    const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
    const [first = ''] = words;
    return activities
        .filter(({ name, title, description }) => {
            const text = `${name} ${title ?? ''} ${description ?? ''}`.toLowerCase();
            return words.every((word) => text.includes(word));
        })
        .toSorted((a, b) => rank(a, first) - rank(b, first) || a.name.localeCompare(b.name));
}

function rank({ name, title = '' }: ActivityOutline, word: string): number {
    const code = name.toLowerCase();
    if (code.startsWith(word)) return 0;
    if (code.split('.').some((segment) => segment.startsWith(word))) return 1;
    if (code.includes(word)) return 2;
    return title.toLowerCase().includes(word) ? 3 : 4;
}
