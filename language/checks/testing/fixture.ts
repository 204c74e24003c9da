import type { Diagnostic } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** What a fixture says of a range: its diagnostic. */
export interface Expectation {
    readonly severity: string;
    readonly code: string;
    /** Part of the message. */
    readonly message: string;
    /** Where `see FILE:LINE` says that related information points to. */
    readonly see?: string;
    /** `line:character-line:character`, from 1 */
    readonly range: string;
}

export interface Fixture {
    /** Without the marks. */
    readonly text: string;
    readonly expectations: readonly Expectation[];
}

const EXPECTATION = /\/\/ (error|warning|hint) ([a-z-]+) "(.*)"(?: see (\S+))?$/gm;

/**
 * Reads a fixture: Pline with `»marked«` ranges, and for each a comment that says which diagnostic stands there, such as
 * `// error missing-property "lacks the property"`. The first comment belongs to the mark that opens first, and so on.
 * @throws where there are more comments than marks or fewer
 */
export function readFixture(source: string): Fixture {
    const said = [...source.matchAll(EXPECTATION)];
    const { text, marks } = withoutMarks(source);
    if (said.length !== marks.length) throw new Error(`${said.length} expectations for ${marks.length} marks`);
    const document = TextDocument.create('', 'pline', 0, text);
    const expectations = said.map(([, severity, code, message, see], index) => ({
        severity: severity!, code: code!, message: message!, ...(see !== undefined && { see }),
        range: rangeText({ start: document.positionAt(marks[index]!.start), end: document.positionAt(marks[index]!.end) }),
    }));
    return { text, expectations };
}

function withoutMarks(source: string): { text: string; marks: { start: number; end: number }[] } {
    let text = '';
    const marks: { start: number; end: number }[] = [];
    const open: { start: number; end: number }[] = [];
    for (const piece of source.split(/([»«])/)) {
        if (piece === '»') {
            const mark = { start: text.length, end: -1 };
            marks.push(mark);
            open.push(mark);
        } else if (piece === '«') {
            const mark = open.pop();
            if (!mark) throw new Error('A mark ends that does not begin');
            mark.end = text.length;
        } else {
            text += piece;
        }
    }
    if (open.length > 0) throw new Error('A mark does not end');
    return { text, marks };
}

/** A range as people count: from 1. */
export function rangeText({ start, end }: Diagnostic['range']): string {
    return `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
}
