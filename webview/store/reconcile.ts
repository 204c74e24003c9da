/**
 * Compares plain JSON values.
 * @returns whether they hold the same
 */
export function isSame(a: unknown, b: unknown): boolean {
    if (Object.is(a, b)) return true;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
    const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
    return left.length === right.size && left.every(([key, value]) => right.has(key) && isSame(value, right.get(key)));
}

/** @returns `next`, with every item that did not change since `previous` as the same object: what shows it need not be drawn again */
export function keepItems<T extends { readonly id: string }>(previous: readonly T[], next: readonly T[]): readonly T[] {
    const known = new Map(previous.map((item) => [item.id, item]));
    return next.map((item) => kept(known.get(item.id), item));
}

/** The same for the values of a record. */
export function keepValues<T>(previous: Readonly<Record<string, T>>, next: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
    return Object.fromEntries(Object.entries(next).map(([key, value]) => [key, kept(previous[key], value)]));
}

function kept<T>(before: T | undefined, now: T): T {
    return before !== undefined && isSame(before, now) ? before : now;
}
