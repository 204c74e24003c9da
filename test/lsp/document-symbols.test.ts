import { beforeAll, expect, test } from 'vitest';
import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver';
import { COMMON } from './fixtures.ts';
import { Workbench } from './workbench.ts';

let bench: Workbench;
beforeAll(async () => {
    bench = await Workbench.create();
});

async function outline(text: string): Promise<string[]> {
    const document = await bench.open('case.pline', text);
    const symbols = await bench.services.lsp.DocumentSymbolProvider!.getSymbols(document, { textDocument: document.textDocument });
    const tell = ({ name, detail, kind, children = [] }: DocumentSymbol, indent = ''): string[] => [
        `${indent}${Object.keys(SymbolKind).find((key) => Reflect.get(SymbolKind, key) === kind)} ${name}${detail ? ` (${detail})` : ''}`,
        ...children.flatMap((child) => tell(child, `${indent}  `)),
    ];
    return symbols.flatMap((symbol) => tell(symbol));
}

test('outlines every kind of declaration', async () => {
    expect(await outline(COMMON)).toEqual([
        'EnumMember dev', 'EnumMember prod', 'Constant lake', 'Constant crm_host', 'Constant batch', 'Constant patience', 'Constant strict',
        'Interface crm', 'Interface warehouse', 'Object defaults ingest.database', 'Namespace raw (Raw zone)', 'Module finance', '  Event close_books',
    ]);
    expect(await outline('activity own.one "Own" {\n  jar: path\n  runs exec {\n  }\n}\n')).toEqual(['Function own.one (Own)', '  Property jar']);
});

test('leaves out what has no name yet', async () => {
    expect(await outline('config x: 1\nline \n')).toEqual(['Constant x']);
    expect(await outline('')).toEqual([]);
});
