import { EmptyFileSystemProvider, URI, UriUtils, type FileSystemNode, type LangiumDocument } from 'langium';
import { createPlineServices, type PlineCoreServices } from '../../services.ts';

export interface LoadedFiles {
    readonly services: PlineCoreServices;
    /** By the name that was given. */
    readonly documents: ReadonlyMap<string, LangiumDocument>;
}

/**
 * Parses, links and checks files that are given as texts; for tests.
 * @param files texts by name: `line.pline`, `shared/names.pline`; files of other kinds are only there
 */
export async function loadFiles(files: Readonly<Record<string, string>>): Promise<LoadedFiles> {
    return (await createLoader())(files);
}

/** Loads files again and again with the same services, which is quicker: what was loaded before is gone each time. */
export async function createLoader(): Promise<typeof loadFiles> {
    const given = new GivenFiles();
    const services = createPlineServices({ fileSystemProvider: () => given });
    const { WorkspaceManager, LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = services.shared.workspace;
    await WorkspaceManager.initializeWorkspace([]);
    return async (files) => {
        const before = given.names.map((name) => fileUri(name)).filter((uri) => LangiumDocuments.hasDocument(uri));
        if (before.length > 0) await DocumentBuilder.update([], before);
        given.names = Object.keys(files);
        const texts = Object.entries(files).filter(([name]) => name.endsWith('.pline'));
        const documents = new Map(texts.map(([name, text]) => [name, LangiumDocumentFactory.fromString(text, fileUri(name))]));
        for (const document of documents.values()) LangiumDocuments.addDocument(document);
        await DocumentBuilder.build([...documents.values()], { validation: true });
        return { services, documents };
    };
}

export function fileUri(name: string): URI {
    return URI.parse(`file:///project/${name}`);
}

/** Only the folder is known; the texts are given. */
class GivenFiles extends EmptyFileSystemProvider {
    names: readonly string[] = [];

    override readDirectory(folder?: URI): Promise<FileSystemNode[]> {
        const uris = this.names.map((name) => fileUri(name)).filter((uri) => UriUtils.dirname(uri).toString() === folder?.toString());
        return Promise.resolve(uris.map((uri) => ({ uri, isFile: true, isDirectory: false })));
    }
}
