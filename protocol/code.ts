/** What the language takes for something else. */
const taken = new Set(['true', 'false']);

/**
 * The code that a name for people makes: `Revenue per day` becomes `revenue_per_day`. A name that can be a code is left as it is.
 * @returns nothing where no letter or digit is in it
 */
export function codeOf(name: string): string {
    const text = name.trim();
    if (/^[_a-zA-Z]\w*$/.test(text)) return taken.has(text) ? `${text}_` : text;
    const words = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '');
    return /^\d/.test(words) ? `_${words}` : words;
}

/** @returns the code, with the lowest number behind it that makes it unique: as the text will have it */
export function uniqueCode(code: string, others: ReadonlySet<string>): string {
    if (!others.has(code)) return code;
    let number = 2;
    while (others.has(`${code}${number}`)) number += 1;
    return `${code}${number}`;
}
