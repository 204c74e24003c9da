import { AstUtils, URI } from 'langium';
import { beforeAll, describe, expect, test } from 'vitest';
import { fixtures, withoutCursor, type Case } from './fixtures.ts';
import { Workbench } from './workbench.ts';

/*
 * What a case may expect at its cursor:
 *   // goes to file: text    to that file, where from the target on the text begins so
 *   // nowhere
 */
let bench: Workbench;
beforeAll(async () => {
    bench = await Workbench.create();
});

for (const { file, cases } of fixtures('definition', ['goes to', 'nowhere'])) {
    describe(`in ${file}`, () => {
        for (const each of cases) test(`${each.title}`, async () => expect(await targets(each)).toEqual(each.expectations.flatMap(({ kind, rest }) => kind === 'nowhere' ? [] : [rest])));
    });
}

/** Where it goes, told as the case tells it. */
async function targets({ source, expectations }: Case): Promise<string[]> {
    const { text, position } = withoutCursor(source);
    const document = await bench.open('case.pline', text);
    const links = await bench.services.lsp.DefinitionProvider!.getDefinition(document, { textDocument: document.textDocument, position }) ?? [];
    return links.map(({ targetUri, targetSelectionRange }, index) => {
        const { textDocument } = bench.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(targetUri))!;
        const wanted = expectations[index]?.rest.replace(/^.*?: /, '') ?? '';
        const offset = textDocument.offsetAt(targetSelectionRange.start);
        return `${targetUri.split('/').at(-1)}: ${textDocument.getText().slice(offset, offset + wanted.length)}`;
    });
}

test('every name of the library leads somewhere', () => {
    const unresolved = bench.services.shared.workspace.LangiumDocuments.all.toArray()
        .filter(({ uri }) => uri.scheme === 'pline-library')
        .flatMap(({ references }) => references.filter((reference) => reference.error).map((reference) => `${AstUtils.getDocument(reference.$refNode!.astNode).uri}: ${reference.$refText}`));
    expect(unresolved).toEqual([]);
});
