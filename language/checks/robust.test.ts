import { array, asyncProperty, assert, constantFrom, nat, record } from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmptyFileSystem } from 'langium';
import { afterEach, beforeEach, expect, test, vi, type MockInstance } from 'vitest';
import { createPlineServices } from '../services.ts';
import { fileUri } from './testing/files.ts';

const WHOLE = readFileSync(join(import.meta.dirname, 'fixtures/whole-language/main.pline'), 'utf8');
const services = createPlineServices(EmptyFileSystem);
const { DocumentBuilder, LangiumDocumentFactory, LangiumDocuments, WorkspaceManager } = services.shared.workspace;

/** A cut and what is put there instead: what typing, deleting and pasting do to a file. */
const damages = array(record({ at: nat(WHOLE.length), cut: nat(40), put: constantFrom('', '', '{', '}', '"', '"""', ':', 'task', 'line x {', 'after ', 'a', '<<', '>>', '.', ',', '[', '(', '|') }), { minLength: 1, maxLength: 6 });

let logged: MockInstance;
beforeEach(() => { logged = vi.spyOn(console, 'error'); });
afterEach(() => { logged.mockRestore(); });

test('a file in any state of being typed is checked without a check that throws, and no syntax error is kept from its author', async () => {
    await WorkspaceManager.initializeWorkspace([]);
    await assert(asyncProperty(damages, async (edits) => {
        let text = WHOLE;
        for (const { at, cut, put } of edits) text = text.slice(0, at) + put + text.slice(at + cut);
        const uri = fileUri('main.pline');
        LangiumDocuments.deleteDocument(uri);
        const document = LangiumDocumentFactory.fromString(text, uri);
        LangiumDocuments.addDocument(document);
        await DocumentBuilder.build([document], { validation: true });
        // Langium catches what a check throws, logs it, and leaves out the checks that were to come.
        expect(logged).not.toHaveBeenCalled();
        const { parserErrors, lexerErrors } = document.parseResult;
        if (parserErrors.length + lexerErrors.length > 0) expect(document.diagnostics!.map(({ code }) => code)).toEqual(expect.arrayContaining([expect.stringMatching(/^(syntax|unclosed-text)$/)]));
        expect(document.diagnostics!.filter(({ message }) => /undefined|NaN|\[object/.test(String(message)))).toEqual([]);
    }), { numRuns: 400 });
});
