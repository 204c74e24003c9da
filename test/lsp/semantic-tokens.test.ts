import { beforeAll, expect, test } from 'vitest';
import type { SemanticTokens } from 'vscode-languageserver';
import { Workbench } from './workbench.ts';

const TEXT = `import "common.pline"
config x { dev: "a" }
activity own.two {
    old: string deprecated "use fresh"
    runs exec {
        command: [old]
    }
}
line a {
    param day: string
    task b uses own.two in raw {
        old: "<<lake>>"
        after finance.close_books
    }
    task c uses sql.query {
        after b
        connection: crm
        sql: """
            <<day>> <<b.rows>> <<run.id>>
            << nothing >>
        """
    }
}
`;

let bench: Workbench;
beforeAll(async () => {
    bench = await Workbench.create();
});

/** Each token as its text, its type and its modifiers. */
function decode({ data }: SemanticTokens): string[] {
    const { legend } = bench.services.lsp.SemanticTokenProvider!.semanticTokensOptions;
    const lines = TEXT.split('\n');
    let line = 0;
    let character = 0;
    return Array.from({ length: data.length / 5 }, (_, index) => {
        const [lines_ = 0, characters = 0, length = 0, type = 0, modifiers = 0] = data.slice(index * 5);
        character = lines_ > 0 ? characters : character + characters;
        line += lines_;
        return [lines[line]!.slice(character, character + length), legend.tokenTypes[type], ...legend.tokenModifiers.filter((_name, bit) => modifiers & (1 << bit))].join(' ');
    });
}

test('tells what every name refers to, in the order of the text', async () => {
    const document = await bench.open('case.pline', TEXT);
    const tokens = await bench.services.lsp.SemanticTokenProvider!.semanticHighlight(document, { textDocument: document.textDocument });
    expect(decode(tokens)).toEqual([
        'dev enumMember',
        'exec class', 'command property', 'old property deprecated',
        'own.two class', 'raw namespace', 'old property deprecated', 'lake variable readonly', 'finance namespace', 'close_books function',
        'sql.query class', 'b function', 'connection property', 'crm interface', 'sql property', 'day parameter', 'b function', 'rows property', 'run variable defaultLibrary', 'id property',
    ]);
});

test('a range holds only its own lines', async () => {
    const document = await bench.open('case.pline', TEXT);
    const range = { start: { line: 14, character: 0 }, end: { line: 15, character: 0 } };
    const tokens = await bench.services.lsp.SemanticTokenProvider!.semanticHighlightRange(document, { textDocument: document.textDocument, range });
    expect(decode(tokens)).toEqual(['sql.query class', 'b function']);
});
