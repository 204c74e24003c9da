import { EmptyFileSystem, URI, type LangiumDocument } from 'langium';
import { expect, test } from 'vitest';
import { createPlineServices } from '../services.ts';
import { importable } from './elsewhere.ts';

test('only files of the same workspace folder offer what they declare, the innermost one', async () => {
    const services = createPlineServices(EmptyFileSystem);
    const { WorkspaceManager, LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = services.shared.workspace;
    WorkspaceManager.initialize({ workspaceFolders: [{ uri: 'file:///one', name: 'one' }, { uri: 'file:///two', name: 'two' }, { uri: 'file:///one/inner', name: 'inner' }], capabilities: {}, processId: null, rootUri: null });
    await WorkspaceManager.initializeWorkspace([]);
    const load = (path: string, text: string): LangiumDocument => {
        const document = LangiumDocumentFactory.fromString(text, URI.parse(`file://${path}`));
        LangiumDocuments.addDocument(document);
        return document;
    };
    const main = load('/one/main.pline', 'import "seen.pline"\ngroup own {}\n');
    const documents = [main, load('/one/seen.pline', 'group seen {}'), load('/one/sub/near.pline', 'group near {}\ngroup own {}'), load('/two/far.pline', 'group far {}'), load('/one/inner/other.pline', 'group inner {}')];
    await DocumentBuilder.build(documents);
    expect(importable('Group', main, services).map(({ name, uri }) => `${name} of ${uri.path}`)).toEqual(['near of /one/sub/near.pline']);
});
