import { beforeAll, describe, expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fixtures, withoutCursor, type Case } from './fixtures.ts';
import { Workbench } from './workbench.ts';

/*
 * What a case may expect at its cursor:
 *   // exactly a | b      these, in this order
 *   // first a | b        these first, in this order
 *   // offers a | b       these among others
 *   // never a | b        none of these
 *   // accepts a => text  accepting `a` makes the cursor's line that text (⏎ is a line break, ⇥ a tab)
 *   // adds a => text     accepting `a` writes that text elsewhere, or nothing
 */
const KINDS = ['exactly', 'first', 'offers', 'never', 'accepts', 'adds'];

let bench: Workbench;
beforeAll(async () => {
    bench = await Workbench.create();
});

for (const { file, cases } of fixtures('completion', KINDS)) {
    describe(`in ${file}`, () => {
        for (const each of cases) test(`${each.title}`, async () => expect(await disappointments(each)).toEqual([]));
    });
}

/** The expectations that do not hold, with what is there instead. */
async function disappointments({ source, expectations }: Case): Promise<string[]> {
    const { text, position } = withoutCursor(source);
    const { textDocument } = await bench.open('case.pline', text);
    const result = await bench.services.lsp.CompletionProvider!.getCompletion(await bench.open('case.pline', text), { textDocument, position });
    const items = (result?.items ?? []).toSorted((left, right) => left.sortText! < right.sortText! ? -1 : 1);
    const labels = items.map(({ label }) => label);
    return expectations.flatMap(({ kind, rest }) => {
        const names = rest === '' ? [] : rest.split(' | ');
        switch (kind) {
            case 'exactly': return same(labels, names) ? [] : [`exactly ${rest}, but ${labels.join(' | ')}`];
            case 'first': return same(labels.slice(0, names.length), names) ? [] : [`first ${rest}, but ${labels.join(' | ')}`];
            case 'offers': return names.filter((name) => !labels.includes(name)).map((name) => `offers ${name}, but ${labels.join(' | ')}`);
            case 'never': return names.filter((name) => labels.includes(name)).map((name) => `never ${name}`);
            case 'adds': {
                const [label, text] = rest.split(' => ');
                const added = items.find((each) => each.label === label)?.additionalTextEdits?.map(({ newText }) => newText.replaceAll('\n', '⏎')).join('') ?? 'nothing';
                return added === text ? [] : [`adds ${rest}, but ${added}`];
            }
            default: {
                const [label, line] = rest.split(' => ');
                const item = items.find((each) => each.label === label);
                const actual = item ? accepted(item, textDocument) : `there is only ${labels.join(' | ')}`;
                return actual === line ? [] : [`accepts ${rest}, but ${actual}`];
            }
        }
    });
}

function same(left: readonly string[], right: readonly string[]): boolean {
    return left.length === right.length && left.every((each, index) => each === right[index]);
}

/** The line of the cursor after an item was accepted. */
function accepted({ textEdit }: CompletionItem, document: TextDocument): string {
    if (!textEdit || !('range' in textEdit)) throw new Error('The item has no edit');
    const { start, end } = textEdit.range;
    const text = document.getText();
    const before = text.slice(document.offsetAt({ line: start.line, character: 0 }), document.offsetAt(start));
    const after = text.slice(document.offsetAt(end), document.offsetAt({ line: end.line + 1, character: 0 }));
    return `${before}${textEdit.newText}${after}`.trim().replaceAll('\n', '⏎').replaceAll('\t', '⇥');
}
