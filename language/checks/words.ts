/** `"a"`, `"a" and "b"`, `"a", "b" and "c"` */
export function quoted(names: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
    return joined(names.map((name) => `"${name}"`), conjunction);
}

/** `a`, `a and b`, `a, b and c` */
export function joined(words: readonly string[], conjunction: 'and' | 'or'): string {
    const last = words.at(-1);
    return last === undefined ? '' : words.length === 1 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

const MOST_STEPS = 12;

/** `a → b → a`: a way that ends where it starts, shortened in the middle where nobody would read it. */
export function cycleText(names: readonly string[]): string {
    const shown = names.length > MOST_STEPS ? [...names.slice(0, MOST_STEPS - 1), `… (${names.length} in all)`] : names;
    return [...shown, ...names.slice(0, 1)].join(' → ');
}
