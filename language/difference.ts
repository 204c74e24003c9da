/** Where two texts differ: from `start` on, up to `end` in the text before and `end + delta` in the text after. */
export interface Difference {
    readonly start: number;
    readonly end: number;
    /** How much longer the text has become. */
    readonly delta: number;
}

/** The shortest stretch in which all differences of two texts lie. */
export function differenceOf(before: string, after: string): Difference {
    const shorter = Math.min(before.length, after.length);
    const delta = after.length - before.length;
    let start = 0;
    while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
    let end = before.length;
    while (end > start && end + delta > start && before.charCodeAt(end - 1) === after.charCodeAt(end + delta - 1)) end--;
    return { start, end, delta };
}
