import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { LangiumDocument } from 'langium';
import type { TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { withoutCursor } from './fixtures.ts';
import { Workbench } from './workbench.ts';

const EXAMPLE = readFileSync(new URL('../../examples/flights/flights.pline', import.meta.url), 'utf8');
const OPTIONS = { insertSpaces: true, tabSize: 4 };

let bench: Workbench;
beforeAll(async () => {
    bench = await Workbench.create();
});

const applied = ({ textDocument }: LangiumDocument, edits: readonly TextEdit[]): string => TextDocument.applyEdits(textDocument, [...edits]);

async function ranged(text: string, first: number, last: number): Promise<string> {
    const document = await bench.open('case.pline', text);
    const range = { start: { line: first, character: 0 }, end: { line: last, character: 1_000 } };
    return applied(document, await bench.services.lsp.Formatter!.formatDocumentRange!(document, { textDocument: document.textDocument, range, options: OPTIONS }));
}

/** The text after a character was typed in front of the cursor. */
async function typed(source: string, ch: string): Promise<string> {
    const { text, position } = withoutCursor(source);
    const document = await bench.open('case.pline', text);
    return applied(document, await bench.services.lsp.Formatter!.formatDocumentOnType!(document, { textDocument: document.textDocument, position, ch, options: OPTIONS }));
}

test('formats only the lines of a range, their indentation too', async () => {
    const text = 'line   a {\n  task b   uses shell {\n  command:"x"\n   retries :1\n  }\n}\n';
    expect(await ranged(text, 2, 2)).toBe('line   a {\n  task b   uses shell {\n        command: "x"\n   retries :1\n  }\n}\n');
    expect(await ranged(text, 1, 3)).toBe('line   a {\n    task b uses shell {\n        command: "x"\n        retries: 1\n  }\n}\n');
});

test('formats those lines of a block text that lie in a range', async () => {
    const text = 'line a {\n    task b uses shell {\n        command: """\n      one\n      two\n        """\n    }\n}\n';
    expect(await ranged(text, 4, 4)).toBe(text.replace('      two', '            two'));
});

test('a range of all lines is the document', async () => {
    const document = await bench.open('case.pline', EXAMPLE.replaceAll('    ', '  '));
    const whole = applied(document, await bench.services.lsp.Formatter!.formatDocument!(document, { textDocument: document.textDocument, options: OPTIONS }));
    expect(await ranged(document.textDocument.getText(), 0, document.textDocument.lineCount)).toBe(whole);
});

test('whatever range is formatted, only its lines change, and only their white space', async () => {
    const crooked = EXAMPLE.replace(/^( +)(\S)/gm, (_, indent: string, ink: string) => indent.slice(indent.length % 3) + ink);
    const lines = crooked.split('\n');
    await fc.assert(fc.asyncProperty(fc.nat(lines.length - 1), fc.nat(20), async (first, more) => {
        const last = Math.min(first + more, lines.length - 1);
        const result = (await ranged(crooked, first, last)).split('\n');
        expect(result.slice(0, first)).toEqual(lines.slice(0, first));
        expect(result.slice(result.length - (lines.length - 1 - last))).toEqual(lines.slice(last + 1, lines.length));
        expect(result.join('').replace(/\s/g, '')).toBe(lines.join('').replace(/\s/g, ''));
    }), { numRuns: 60 });
});

test('formats a block when its bracket is typed', async () => {
    expect(await typed('group  g {\n}\nline  a {\n task b uses shell {\n command:"x"\n}▮\n}\n', '}')).toBe('group  g {\n}\nline  a {\n    task b uses shell {\n        command: "x"\n    }\n}\n');
    expect(await typed('group  g {\n  tags: ["a","b" ]▮\n}\n', ']')).toBe('group  g {\n    tags: ["a", "b"]\n}\n');
});

test('formats the line that is ended, and leaves the new one to the editor', async () => {
    expect(await typed('group  g {\n  retries :1\n  ▮\n}\n', '\n')).toBe('group  g {\n    retries: 1\n  \n}\n');
});

test('leaves a bracket in a text and what cannot be read alone', async () => {
    const text = 'group  g {\n  description:"}▮"\n}\n';
    expect(await typed(text, '}')).toBe(text.replace('▮', ''));
    expect(await typed('group  g {\n  retries :\n  ▮', '\n')).toBe('group  g {\n  retries :\n  ');
});

test('whatever range is formatted, its lines come out as they do in the whole file', async () => {
    const crooked = EXAMPLE.replace(/^( +)(\S)/gm, (_, indent: string, ink: string) => indent.slice(indent.length % 3) + ink);
    const document = await bench.open('case.pline', crooked);
    const whole = applied(document, await bench.services.lsp.Formatter!.formatDocument!(document, { textDocument: document.textDocument, options: OPTIONS })).split('\n');
    expect(whole).toHaveLength(crooked.split('\n').length);
    await fc.assert(fc.asyncProperty(fc.nat(whole.length - 2), fc.nat(20), async (first, more) => {
        const last = Math.min(first + more, whole.length - 2);
        expect((await ranged(crooked, first, last)).split('\n').slice(first, last + 1)).toEqual(whole.slice(first, last + 1));
    }), { numRuns: 60 });
});
