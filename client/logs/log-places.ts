/** Files and lines that a log names. Pure: no vscode. */

export interface LogPlace {
    /** Where the text of the place begins and ends in its line. */
    readonly start: number;
    readonly end: number;
    /** As the log has it: absolute, or relative to where the task ran. */
    readonly path: string;
    /** From 1, as people count. */
    readonly line: number;
    readonly column?: number;
}

const PATH = String.raw`(?:file://)?(?<path>(?:(?<!\w)[A-Za-z]:)?[\w./\\~@+-]*\w\.\w+)`;

/** How programs write a place; the first that fits counts. */
const FORMS: readonly RegExp[] = [
    // Python: File "load.py", line 12
    /File "(?<path>[^"<>]+)", line (?<line>\d+)/g,
    // A shell: ./load.sh: line 12: …
    new RegExp(String.raw`${PATH}: line (?<line>\d+)`, 'g'),
    // Many: src/load.sql:12:5, or load.sql(12,5)
    new RegExp(String.raw`${PATH}:(?<line>\d+)(?::(?<column>\d+))?(?!\d)`, 'g'),
    new RegExp(String.raw`${PATH}\((?<line>\d+)(?:,(?<column>\d+))?\)`, 'g'),
];

/** Longer lines are data. */
const MOST_CHARACTERS = 2000;

export function placesIn(text: string): readonly LogPlace[] {
    if (text.length > MOST_CHARACTERS) return [];
    const places: LogPlace[] = [];
    for (const form of FORMS) {
        for (const match of text.matchAll(form)) {
            const [start, end] = [match.index, match.index + match[0].length];
            const { path = '', line, column } = match.groups ?? {};
            // The address of a server, or a part of one, is no file.
            if (/[\w+]:\/\/\S*$/.test(text.slice(0, start)) || path.startsWith('//') || places.some((other) => start < other.end && other.start < end)) continue;
            places.push({ start, end, path, line: Number(line), ...(column !== undefined && { column: Number(column) }) });
        }
    }
    return places.sort((a, b) => a.start - b.start);
}
