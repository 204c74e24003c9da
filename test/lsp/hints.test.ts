import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { InlayHint, InlayHintLabelPart } from 'vscode-languageserver';
import { URI } from 'langium';
import { COMMON } from './fixtures.ts';
import { Workbench } from './workbench.ts';

let bench: Workbench;
beforeAll(async () => {
    bench = await Workbench.create();
});
beforeEach(async () => {
    bench.services.shared.workspace.ConfigurationProvider.updateConfiguration({ settings: { pline: {} } });
    await bench.open('common.pline', COMMON);
});

const TEXT = `import "common.pline"
line a {
    task b uses ingest.database in raw {
        table: "t"
        retries: 5
    }
    task c uses ingest.database in raw { after b table: "a rather long name of a table" }
    task d uses ingest.database in raw
    task e uses wait { time: 1s }
}
`;

async function hints(from = 0, to = 100): Promise<InlayHint[]> {
    const document = await bench.open('case.pline', TEXT);
    return await bench.services.lsp.InlayHintProvider!.getInlayHints(document, { textDocument: document.textDocument, range: { start: { line: from, character: 0 }, end: { line: to, character: 0 } } }) ?? [];
}

const parts = ({ label }: InlayHint): InlayHintLabelPart[] => label as InlayHintLabelPart[];
const told = (all: readonly InlayHint[]): string[] => all.map((hint) => `${hint.position.line}:${hint.position.character} ${parts(hint).map(({ value }) => value).join('')}`);

test('shows behind each head what a task takes over from its group and from defaults', async () => {
    expect(told(await hints())).toEqual([
        '2:40 G schema: "raw"', '2:40 A connection: crm, target: "<<lake>>"',
        '6:40 G schema: "raw", retries: 2', '6:40 A connection: crm, target: "<<lake>>"',
        '7:38 G schema: "raw", retries: 2', '7:38 A connection: crm, target: "<<lake>>"',
    ]);
});

test('a click goes to where the value is set', async () => {
    const [group] = await hints();
    const { uri, range } = parts(group!)[1]!.location!;
    const { textDocument } = bench.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri))!;
    expect([uri.split('/').at(-1), textDocument.getText(range)]).toEqual(['common.pline', 'schema: "raw"']);
});

test('gives hints for the lines that are asked for only', async () => {
    expect(told(await hints(7, 8)).map((hint) => hint.split(':')[0])).toEqual(['7', '7']);
});

test('each kind can be switched', async () => {
    const set = (inlayHints: object): void => bench.services.shared.workspace.ConfigurationProvider.updateConfiguration({ settings: { pline: { inlayHints } } });
    set({ group: false });
    expect(told(await hints(7, 8))).toEqual(['7:38 A connection: crm, target: "<<lake>>"']);
    set({ activity: false, group: 'nonsense' });
    expect(told(await hints(7, 8))).toEqual(['7:38 G schema: "raw", retries: 2']);
    set({ group: false, activity: false, defaults: true });
    expect(told(await hints(2, 3))).toEqual([expect.stringContaining('2:40 default mode: "overwrite", batch_size: 10000, enabled: true')]);
    set({ group: false, activity: false });
    expect(await hints()).toEqual([]);
});

test('counts over each task what waits for it, in all files', async () => {
    const document = await bench.open('case.pline', 'import "common.pline"\nline a {\n    task b uses wait { time: 1s }\n    task c uses wait { after b, finance.close_books on complete time: 1s }\n    task d uses wait { after b time: 1s }\n}\n');
    const common = bench.services.shared.workspace.LangiumDocuments.getDocument(URI.parse('file:///project/common.pline'))!;
    const lenses = async (of: typeof document) => (await bench.services.lsp.CodeLensProvider!.provideCodeLens(of, { textDocument: of.textDocument }) ?? [])
        .filter(({ command }) => command?.title.includes('dependent')).map(({ range, command }) => `${range.start.line} ${command!.title} ${command!.command}`);
    expect(await lenses(document)).toEqual(['2 2 dependents pline.showReferences', '3 0 dependents ', '4 0 dependents ']);
    expect((await lenses(common)).map((lens) => lens.replace(/^\d+ /, ''))).toEqual(['1 dependent pline.showReferences']);
    bench.services.shared.workspace.ConfigurationProvider.updateConfiguration({ settings: { pline: { codeLens: { dependents: false } } } });
    expect(await lenses(document)).toEqual([]);
});

test('counts nothing in a file of more tasks than anyone looks through', async () => {
    const document = await bench.open('case.pline', `line a {\n${Array.from({ length: 2_001 }, (_, index) => `task t${index} uses wait\n`).join('')}}\n`);
    const lenses = await bench.services.lsp.CodeLensProvider!.provideCodeLens(document, { textDocument: document.textDocument }) ?? [];
    expect(lenses.map(({ command }) => command?.title)).toEqual(['▷ Run', 'Graph']);
});
