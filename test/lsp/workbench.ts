import { EmptyFileSystem, URI, type LangiumDocument } from 'langium';
import { createServerServices, type PlineServerServices } from '../../server/services.ts';
import { COMMON } from './fixtures.ts';

/** The server's features without a connection: the same services, called directly. */
export class Workbench {
    readonly services: PlineServerServices;

    private constructor(services: PlineServerServices) {
        this.services = services;
    }

    /** A workspace with `common.pline`. */
    static async create(): Promise<Workbench> {
        const services = createServerServices(EmptyFileSystem);
        await services.shared.workspace.WorkspaceManager.initializeWorkspace([]);
        const bench = new Workbench(services);
        await bench.open('common.pline', COMMON);
        return bench;
    }

    /** Opens a text, and links and checks it; one of the same name goes. */
    async open(name: string, text: string): Promise<LangiumDocument> {
        const { LangiumDocuments: documents, LangiumDocumentFactory: factory, DocumentBuilder: builder } = this.services.shared.workspace;
        const uri = URI.parse(`file:///project/${name}`);
        if (documents.hasDocument(uri)) await builder.update([], [uri]);
        const document = factory.fromString(text, uri);
        documents.addDocument(document);
        await builder.build([document], { validation: true });
        return document;
    }
}
