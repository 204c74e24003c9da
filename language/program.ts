import { DocumentState, EmptyFileSystem, URI, type DefaultSharedCoreModuleContext, type LangiumDocument } from 'langium';
import { createPlineServices, type PlineCoreServices } from './services.ts';

/** The language, ready to load files: what the CLI, scripts and tests use. */
export class Program {
    readonly services: PlineCoreServices;

    private constructor(services: PlineCoreServices) {
        this.services = services;
    }

    /**
     * @param context where files are read from: `NodeFileSystem` of `langium/node`; without it nothing but given texts exists
     */
    static async create(context: DefaultSharedCoreModuleContext = EmptyFileSystem): Promise<Program> {
        const services = createPlineServices(context);
        await services.shared.workspace.WorkspaceManager.initializeWorkspace([]);
        return new Program(services);
    }

    /**
     * Reads, links and checks a file and all that it imports.
     * @param text what the file holds, where it is not to be read from disk
     * @throws the file system's error where the file cannot be read
     */
    async load(uri: URI, text?: string): Promise<LangiumDocument> {
        const { LangiumDocuments: documents, LangiumDocumentFactory: factory, DocumentBuilder: builder } = this.services.shared.workspace;
        let document = documents.getDocument(uri);
        if (text !== undefined) {
            if (document) documents.deleteDocument(uri);
            document = factory.fromString(text, uri);
            documents.addDocument(document);
        }
        document ??= await documents.getOrCreateDocument(uri);
        if (document.state < DocumentState.Validated) await builder.build([document], { validation: true });
        return document;
    }
}
