import { isCharacters, type Placeholder, type Text } from '../generated/ast.ts';

/** A text in pieces: what is written, and the placeholders between; a block text is dedented. */
export function textParts(text: Text): (string | Placeholder)[] {
    const placeholders: Placeholder[] = [];
    const joined = text.parts.map((part) => {
        if (isCharacters(part)) return part.value;
        placeholders.push(part);
        return MARK;
    }).join('');
    const pieces = (text.block ? dedent(joined) : joined).split(MARK);
    return pieces.flatMap((piece, index) => {
        const placeholder = placeholders[index];
        return [...(piece === '' ? [] : [piece]), ...(placeholder ? [placeholder] : [])];
    });
}

/** @returns the text, or undefined where a placeholder stands in it */
export function literalText(text: Text): string | undefined {
    const parts = textParts(text);
    return parts.every((part) => typeof part === 'string') ? parts.join('') : undefined;
}

/** A character of the private use area stands for a placeholder while the lines are dedented. */
const MARK = '\uE000';

/**
 * Takes away the indentation that all lines share, and the line breaks after the opening and before the closing quotes.
 * Line ends become `\n`, so that a line means the same on every system.
 */
export function dedent(block: string): string {
    const lines = block.replaceAll('\r\n', '\n').split('\n');
    if (lines.length > 1 && lines[0]!.trim() === '') lines.shift();
    if (lines.length > 1 && lines.at(-1)!.trim() === '') lines.pop();
    const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)![0]);
    const shared = indents.reduce((left, right) => left.slice(0, sharedLength(left, right)), indents[0] ?? '');
    return lines.map((line) => line.startsWith(shared) ? line.slice(shared.length) : line.trimStart()).join('\n');
}

function sharedLength(left: string, right: string): number {
    let length = 0;
    while (length < left.length && left[length] === right[length]) length++;
    return length;
}
