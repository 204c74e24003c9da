import type { Condition } from '../protocol/graph.ts';

/** How a dependency's condition is said. */
export const conditionWords: Readonly<Record<Condition, string>> = { success: 'on success', failure: 'on failure', complete: 'on completion' };

/** The conditions as they are always listed. */
export const conditions: readonly Condition[] = ['success', 'failure', 'complete'];

/** @returns `1 problem`, `2 problems`, `5,000 tasks` */
export function count(number: number, noun: string): string {
    return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

/** @returns `a`, `a and b`, `a, b and c`, `a, b and 3 more` */
export function listed(items: readonly string[]): string {
    if (items.length > 4) return `${items.slice(0, 3).join(', ')} and ${items.length - 3} more`;
    return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`;
}
