import Anser from 'anser';

export interface Piece {
    /** Where it begins in the line. */
    readonly start: number;
    readonly text: string;
    /** Names of the style sheet, such as `ansi-red`. */
    readonly classes: string;
}

/** Other control sequences of terminals than colours, and characters that print nothing. */
// oxlint-disable-next-line no-control-regex -- those are what is meant
const controls = /\u001B\][^\u0007\u001B]*(?:\u0007|\u001B\\)|\u001B\[[0-9;?]*[A-LN-Za-ln-z]|[\u0000-\u0008\u000B\u000C\u000E-\u001A\u001C-\u001F]/g;
// oxlint-disable-next-line no-control-regex -- the same
const colours = /\u001B\[[0-9;]*m/g;

/** @returns a log's lines as a terminal shows them: where a line was written over, what came last */
export function linesOf(text: string): readonly string[] {
    const lines = text.split('\n').map((line) => {
        const end = line.endsWith('\r') ? line.length - 1 : line.length;
        return line.slice(line.lastIndexOf('\r', end - 1) + 1, end);
    });
    return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** @returns a line's text, without colours */
export function plain(line: string): string {
    return line.replace(controls, '').replace(colours, '');
}

/** @returns a line in the pieces that are coloured alike */
export function pieces(line: string): readonly Piece[] {
    const cleaned = line.replace(controls, '');
    if (!cleaned.includes('\u001B')) return [{ start: 0, text: cleaned, classes: '' }];
    let start = 0;
    return Anser.ansiToJson(cleaned, { use_classes: true, remove_empty: true }).map(({ content, fg, bg, decorations }) => ({
        start: (start += content.length) - content.length,
        text: content,
        classes: [fg, bg && `${bg}-background`, ...decorations.map((name) => `ansi-${name}`)].filter(Boolean).join(' '),
    }));
}

/** @returns the lines that hold a text, whichever the case; none for an empty one */
export function matching(lines: readonly string[], wanted: string): readonly number[] {
    const needle = wanted.toLowerCase();
    return needle === '' ? [] : lines.flatMap((line, index) => (plain(line).toLowerCase().includes(needle) ? [index] : []));
}
