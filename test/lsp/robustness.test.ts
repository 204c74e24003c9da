import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { LangiumDocument } from 'langium';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ResponseError, type TextDocumentPositionParams } from 'vscode-languageserver';
import { linkedEditingRanges } from '../../server/features/linked-editing.ts';
import { selectionRange } from '../../server/features/selection-ranges.ts';
import { Workbench } from './workbench.ts';

const EXAMPLE = readFileSync(new URL('../../examples/flights/flights.pline', import.meta.url), 'utf8');

let bench: Workbench;
beforeAll(async () => {
    bench = await Workbench.create();
});

afterEach(() => {
    vi.restoreAllMocks();
});

/** A rename may be refused, with a reason. */
async function rename(document: LangiumDocument, at: TextDocumentPositionParams): Promise<void> {
    try {
        await bench.services.lsp.RenameProvider!.rename(document, { ...at, newName: 'fresh_name' });
    } catch (error) {
        if (!(error instanceof ResponseError)) throw error;
    }
}

test('no feature fails on a text that is broken anywhere', async () => {
    // Langium goes on where a check fails, and only prints it.
    const failures = vi.spyOn(console, 'error');
    const cut = fc.record({ start: fc.nat(EXAMPLE.length), length: fc.nat(60), inserted: fc.constantFrom('', '"', '"""', '{', '}', '<<', 'task ', 'after ', 'uses ', ': '), back: fc.nat(20) });
    await fc.assert(fc.asyncProperty(cut, async ({ start, length, inserted, back }) => {
        const document = await bench.open('broken.pline', EXAMPLE.slice(0, start) + inserted + EXAMPLE.slice(start + length));
        const at = { textDocument: document.textDocument, position: document.textDocument.positionAt(Math.max(0, start + inserted.length - back)) };
        const { lsp } = bench.services;
        const results = await Promise.all([
            lsp.CompletionProvider!.getCompletion(document, at), lsp.HoverProvider!.getHoverContent(document, at), lsp.DefinitionProvider!.getDefinition(document, at),
            lsp.DocumentSymbolProvider!.getSymbols(document, at), lsp.SemanticTokenProvider!.semanticHighlight(document, at), lsp.CodeLensProvider!.provideCodeLens(document, at),
            lsp.ReferencesProvider!.findReferences(document, { ...at, context: { includeDeclaration: true } }), lsp.DocumentHighlightProvider!.getDocumentHighlight(document, at),
            lsp.TypeProvider!.getTypeDefinition(document, at), lsp.FoldingRangeProvider!.getFoldingRanges(document, at), lsp.DocumentLinkProvider!.getDocumentLinks(document, at),
            lsp.InlayHintProvider!.getInlayHints(document, { ...at, range: { start: { line: 0, character: 0 }, end: at.position } }), lsp.CallHierarchyProvider!.prepareCallHierarchy(document, at),
            lsp.Formatter!.formatDocumentOnType!(document, { ...at, ch: '}', options: { tabSize: 4, insertSpaces: true } }), selectionRange(document, at.position),
            linkedEditingRanges(document, at.position, bench.services), rename(document, at),
        ]);
        expect(results[0]).toBeDefined();
        expect(failures).not.toHaveBeenCalled();
    }), { numRuns: 150 });
});
