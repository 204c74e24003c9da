/** Pieces of Markdown. */

/** A block of Pline, highlighted as such. */
export function plineBlock(code: string): string {
    return `\`\`\`pline\n${code}\n\`\`\``;
}

/** Code within a sentence, whatever is in it. */
export function inlineCode(code: string): string {
    const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
    const fence = '`'.repeat(longest + 1);
    const padded = code.startsWith('`') || code.endsWith('`') ? ` ${code} ` : code;
    return `${fence}${padded}${fence}`;
}

const MOST_CHARACTERS = 60;

/** The text of a value as one short line of code. */
export function shortCode(text: string): string {
    return inlineCode(shortText(text, MOST_CHARACTERS));
}

/** A text on one line, cut where it is longer than so many characters. */
export function shortText(text: string, most: number): string {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
    const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
    return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Sections with a blank line between; what is absent is left out. */
export function sections(...parts: readonly (string | undefined)[]): string {
    return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}
