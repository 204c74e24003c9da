/**
 * Compares plain JSON values.
 * @returns whether they hold the same
 */
export function isSame(a: unknown, b: unknown): boolean {
    if (Object.is(a, b)) return true;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
    // A graph of a thousand tasks is compared at each change of its text: nothing is made on the way.
    const [left, right] = [a as Fields, b as Fields];
    const keys = Object.keys(left);
    return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key]));
}

type Fields = Readonly<Record<string, unknown>>;

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
