import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { CallHierarchyItem, Range, SelectionRange } from 'vscode-languageserver';
import { selectionRange } from '../../server/features/selection-ranges.ts';
import { COMMON, withoutCursor } from './fixtures.ts';
import { Workbench } from './workbench.ts';

let bench: Workbench;
beforeAll(async () => {
    bench = await Workbench.create();
});
beforeEach(async () => {
    await bench.open('common.pline', COMMON);
});

async function open(source: string) {
    const { text, position } = withoutCursor(source);
    const document = await bench.open('case.pline', text);
    return { document, at: { textDocument: document.textDocument, position }, textAt: (range: Range) => document.textDocument.getText(range) };
}

test.each([
    ['a task to its activity', 'line a {\n  task ▮b uses shell\n}\n', 'process.pline', 'shell'],
    ['a task that is waited for', 'line a {\n  task b uses wait\n  task c uses shell {\n    after ▮b\n  }\n}\n', 'control.pline', 'wait'],
    ['a connection to its kind', 'connection c▮: duckdb {\n  file: "x"\n}\n', 'connectors.pline', 'duckdb'],
    ['a property to its declaration', 'line a {\n  task b uses wait {\n    ti▮me: 1s\n  }\n}\n', 'control.pline', 'time'],
])('goes to the type: %s', async (_, source, file, name) => {
    const { document, at } = await open(source);
    const [link] = await bench.services.lsp.TypeProvider!.getTypeDefinition(document, at) ?? [];
    const target = bench.services.shared.workspace.LangiumDocuments.all.find(({ textDocument: { uri } }) => uri === link?.targetUri);
    expect([target?.uri.path.split('/').at(-1), target?.textDocument.getText(link?.targetSelectionRange)]).toEqual([file, name]);
});

const TASKS = 'import "common.pline"\nline a {\n  task first uses wait { time: 1s }\n  task ▮b uses wait {\n    after first, finance.close_books\n    after first on failure\n    time: 1s\n  }\n  task c uses wait { after b on complete time: 1s }\n}\nline other {\n  task d uses wait { after a.b time: 1s }\n}\n';

test('shows upstream and downstream tasks across lines and files as a call hierarchy', async () => {
    const { document, at, textAt } = await open(TASKS);
    const { CallHierarchyProvider: provider } = bench.services.lsp;
    const [item] = await provider!.prepareCallHierarchy(document, at) ?? [];
    expect(item).toMatchObject({ name: 'b', detail: 'a', uri: document.textDocument.uri });
    const incoming = await provider!.incomingCalls({ item: item! }) ?? [];
    expect(incoming.map(({ from: { name, detail } }) => `${name}: ${detail}`)).toEqual(['first: a · on success · on failure', 'close_books: finance · on success']);
    expect(incoming[0]!.fromRanges.map(textAt)).toEqual(['first', 'first']);
    expect(incoming[1]!.fromRanges).toEqual([incoming[1]!.from.selectionRange]);
    const outgoing = await provider!.outgoingCalls({ item: item! }) ?? [];
    expect(outgoing.map(({ to: { name, detail }, fromRanges }) => [name, detail, fromRanges.map(textAt)])).toEqual([['c', 'a · on complete', ['b']], ['d', 'other · on success', ['a.b']]]);
    const further = await provider!.incomingCalls({ item: outgoing[1]!.to satisfies CallHierarchyItem }) ?? [];
    expect(further.map(({ from }) => from.name)).toEqual(['b']);
});

test('finds declarations and tasks of all files by name, without the library', async () => {
    await open('line nightly {\n  task orders uses shell▮\n}\nactivity spark.submit {\n  runs exec { command: ["true"] }\n}\n');
    const symbols = async (query: string) => (await bench.services.shared.lsp.WorkspaceSymbolProvider!.getSymbols({ query })).map(({ name, containerName }) => containerName ? `${containerName}/${name}` : name);
    expect(await symbols('ord')).toEqual(['nightly/orders']);
    expect(await symbols('submit')).toEqual(['spark.submit']);
    expect(await symbols('clo')).toEqual(['finance/close_books']);
    expect(await symbols('ingest')).toEqual([]);
    expect(await symbols('')).toEqual(expect.arrayContaining(['dev', 'lake', 'crm', 'raw', 'nightly', 'nightly/orders']));
});

test('folds imports, blocks, lists, block texts and comments, and leaves what closes them in view', async () => {
    const { document } = await open('import "a.pline"\nimport "common.pline"\n// one\n// two\n\n/**\n * Doc.\n */\nline a {▮\n  task b uses exec {\n    command: [\n      "x"\n    ]\n  }\n  task c uses shell {\n    command: """\n      echo\n    """\n  }\n  task d uses shell { command: "x" }\n}\n');
    const ranges = await bench.services.lsp.FoldingRangeProvider!.getFoldingRanges(document, { textDocument: document.textDocument });
    expect(ranges.map(({ startLine, endLine, kind }) => [startLine, endLine, kind]).toSorted(([left], [right]) => Number(left) - Number(right))).toEqual([
        [0, 1, 'imports'], [2, 3, 'comment'], [5, 7, 'comment'], [8, 19, undefined], [9, 12, undefined], [10, 11, undefined], [14, 17, undefined], [15, 16, undefined],
    ]);
});

test('folds what is half written', async () => {
    const { document } = await open('line a {\n  task b uses exec {\n    command: [▮\n  }\n}\n');
    const ranges = await bench.services.lsp.FoldingRangeProvider!.getFoldingRanges(document, { textDocument: document.textDocument });
    expect(ranges).toEqual(expect.arrayContaining([{ startLine: 0, endLine: 3 }, { startLine: 1, endLine: 2 }]));
});

test.each([
    ['a word of a text', 'line a {\n  task b uses shell { command: "echo o▮ne" }\n}', ['one', 'echo one', '"echo one"', 'command: "echo one"', ' command: "echo one" ', '{ command: "echo one" }', 'task b uses shell { command: "echo one" }']],
    ['an item of a list', 'line a {\n  task b uses exec { command: ["▮a", "b"] }\n}', ['a', '"a"', '"a", "b"', '["a", "b"]', 'command: ["a", "b"]', ' command: ["a", "b"] ']],
    ['a placeholder', 'config x: "1 <<la▮ke>>"\n', ['lake', '<<lake>>', '1 <<lake>>', '"1 <<lake>>"', 'config x: "1 <<lake>>"']],
])('a growing selection: %s', async (_, source, expected) => {
    const { document, at, textAt } = await open(source);
    const texts: string[] = [];
    for (let range: SelectionRange | undefined = selectionRange(document, at.position); range; range = range.parent) texts.push(textAt(range.range));
    expect(texts.slice(0, expected.length)).toEqual(expected);
    expect(texts.at(-1)).toBe(document.textDocument.getText());
});
