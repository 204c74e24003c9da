import type { LangiumDocument } from 'langium';
import { beforeAll, describe, expect, test } from 'vitest';
import { DocumentHighlightKind, type Range, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { linkedEditingRanges } from '../../server/features/linked-editing.ts';
import { COMMON, CURSOR, fixtures, withoutCursor, type Case } from './fixtures.ts';
import { Workbench } from './workbench.ts';

/*
 * Every place that names what stands at the cursor is »marked«: the others are to be found, and to be renamed.
 *   // as name          what to rename it to
 *   // also n           how many places name it in common.pline, the declaration included
 *   // apart            they do not change together as one types
 *   // refuses name: reason
 */
let bench: Workbench;
beforeAll(async () => {
    bench = await Workbench.create();
});

for (const { file, cases } of fixtures('names', ['as', 'also', 'apart', 'refuses'])) {
    describe(`in ${file}`, () => {
        const [named, refused] = [cases.filter((each) => given(each, 'as')), cases.filter((each) => given(each, 'refuses'))];

        for (const { title, source, ...each } of named) {
            const also = Number(given(each, 'also') ?? 0);

            test(`finds ${title}`, async () => {
                const { document, at } = await open(source);
                const { lsp } = bench.services;
                const found = await lsp.ReferencesProvider!.findReferences(document, { ...at, context: { includeDeclaration: true } });
                const here = found.filter(({ uri }) => uri === document.textDocument.uri);
                expect(offsets(document, here)).toEqual(marks(source));
                expect(found.length - here.length).toBe(also);
                const highlights = await lsp.DocumentHighlightProvider!.getDocumentHighlight(document, at) ?? [];
                expect(offsets(document, highlights)).toEqual(marks(source));
                expect(highlights.filter(({ kind }) => kind === DocumentHighlightKind.Write)).toHaveLength(also > 0 ? 0 : 1);
                const linked = linkedEditingRanges(document, at.position, bench.services)?.ranges ?? [];
                expect(offsets(document, linked.map((range) => ({ range })))).toEqual(also > 0 || given(each, 'apart') !== undefined ? [] : marks(source));
            });

            test(`renames ${title}`, async () => {
                const { document, at } = await open(source);
                const newName = given(each, 'as')!;
                const range = await bench.services.lsp.RenameProvider!.prepareRename(document, at);
                expect(marks(source)).toContainEqual(offsets(document, [{ range: range! }])[0]);
                const edit: WorkspaceEdit | undefined = await bench.services.lsp.RenameProvider!.rename(document, { ...at, newName });
                const { [document.textDocument.uri]: here = [], ...others } = edit?.changes ?? {};
                expect(applied(document, here)).toBe(source.replace(CURSOR, '').replace(/»[^«]*«/g, newName));
                expect(Object.values(others).flat()).toHaveLength(also);
            });
        }

        for (const { title, source, expectations } of refused) {
            test(`refuses ${title}`, async () => {
                const { document, at } = await open(source);
                const rename = async (newName: string) => await bench.services.lsp.RenameProvider!.rename(document, { ...at, newName });
                for (const { rest } of expectations) {
                    const [, newName = '', reason] = /^(.*?): (.*)$/.exec(rest)!;
                    await expect(rename(newName), newName).rejects.toThrow(reason);
                }
            });
        }
    });
}

function given({ expectations }: Pick<Case, 'expectations'>, wanted: string): string | undefined {
    return expectations.find(({ kind }) => kind === wanted)?.rest;
}

async function open(source: string) {
    const { text, position } = withoutCursor(source.replace(/[»«]/g, ''));
    // What an earlier case refers to counts no more.
    await bench.open('common.pline', COMMON);
    const document = await bench.open('case.pline', text);
    return { document, at: { textDocument: document.textDocument, position } };
}

/** The offsets of the marks, in the text without them. */
function marks(source: string): [number, number][] {
    const pieces = source.replace(CURSOR, '').split(/[»«]/);
    const ends = pieces.map((_, index) => pieces.slice(0, index + 1).join('').length);
    return ends.flatMap((end, index) => index % 2 === 0 && index + 1 < ends.length ? [[end, ends[index + 1]!]] : []);
}

function offsets({ textDocument }: LangiumDocument, places: readonly { readonly range: Range }[]): [number, number][] {
    return places.map(({ range: { start, end } }): [number, number] => [textDocument.offsetAt(start), textDocument.offsetAt(end)]).sort(([left], [right]) => left - right);
}

function applied({ textDocument }: LangiumDocument, edits: readonly TextEdit[]): string {
    const sorted = edits.toSorted((left, right) => textDocument.offsetAt(right.range.start) - textDocument.offsetAt(left.range.start));
    return sorted.reduce((text, { range, newText }) => text.slice(0, textDocument.offsetAt(range.start)) + newText + text.slice(textDocument.offsetAt(range.end)), textDocument.getText());
}
