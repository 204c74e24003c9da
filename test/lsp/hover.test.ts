import { URI } from 'langium';
import { beforeAll, describe, expect, test } from 'vitest';
import type { MarkupContent } from 'vscode-languageserver';
import { fixtures, withoutCursor, type Case } from './fixtures.ts';
import { Workbench } from './workbench.ts';

/*
 * What a case may expect at its cursor:
 *   // shows text    the hover holds this line, or a line that begins with it
 *   // hides text    the hover has this nowhere
 *   // nothing       there is no hover
 */
let bench: Workbench;
beforeAll(async () => {
    bench = await Workbench.create();
});

for (const { file, cases } of fixtures('hover', ['shows', 'hides', 'nothing'])) {
    describe(`in ${file}`, () => {
        for (const each of cases) test(`${each.title}`, async () => expect(await disappointments(each)).toEqual([]));
    });
}

async function disappointments({ source, expectations }: Case): Promise<string[]> {
    const { text, position } = withoutCursor(source);
    const document = await bench.open('case.pline', text);
    const hover = await bench.services.lsp.HoverProvider!.getHoverContent(document, { textDocument: document.textDocument, position });
    const shown = (hover?.contents as MarkupContent | undefined)?.value ?? '';
    const lines = shown.split('\n').map((line) => line.trim());
    return expectations.flatMap(({ kind, rest }) => {
        const holds = kind === 'shows' ? lines.some((line) => line.startsWith(rest)) : kind === 'hides' ? !shown.includes(rest) : shown === '';
        return holds ? [] : [`${kind} ${rest}, but:\n${shown}`];
    });
}

test('the library explains itself', async () => {
    const document = bench.services.shared.workspace.LangiumDocuments.getDocument(URI.parse('pline-library:/control.pline'))!;
    const position = document.textDocument.positionAt(document.textDocument.getText().indexOf('time: duration required'));
    const hover = await bench.services.lsp.HoverProvider!.getHoverContent(document, { textDocument: document.textDocument, position });
    expect(hover?.contents).toMatchObject({ value: expect.stringContaining('How long, such as `30s` or `5m`.') });
});
