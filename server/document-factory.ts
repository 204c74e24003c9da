import { DefaultLangiumDocumentFactory, URI, UriUtils, type AstNode, type Cancellation, type LangiumDocument, type Mutable, type ParseResult, type WorkspaceManager } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { reparse } from '../language/reparse/reparse.ts';
import type { HomelessDocument } from '../language/uris.ts';

/**
 * Makes documents, and reads them again when they change: in part, where that gives the same.
 * The imports of a document that was never saved start in the folder where it is to be saved, or else in the workspace's first.
 */
export class PlineDocumentFactory extends DefaultLangiumDocumentFactory {
    private readonly workspace: () => WorkspaceManager;

    constructor(services: LangiumSharedServices) {
        super(services);
        this.workspace = () => services.workspace.WorkspaceManager;
    }

    protected override createLangiumDocument<T extends AstNode>(...created: Parameters<DefaultLangiumDocumentFactory['createLangiumDocument']>): LangiumDocument<T> {
        const document = super.createLangiumDocument(...created) as LangiumDocument<T>;
        const home = document.uri.scheme === 'untitled' ? this.homeOf(document.uri) : undefined;
        return home ? Object.assign(document, { home } satisfies Pick<HomelessDocument, 'home'>) : document;
    }

    override update<T extends AstNode = AstNode>(document: Mutable<LangiumDocument<T>>, cancelToken: Cancellation.CancellationToken): Promise<LangiumDocument<T>> {
        const text = this.textDocuments?.get(document.uri.toString())?.getText();
        const { parser: { LangiumParser: parser }, references: { Linker: linker } } = this.serviceRegistry.getServices(document.uri);
        const result = text === undefined ? undefined : reparse(document, text, parser);
        if (result) {
            // What was linked meanwhile may lead to a node that is gone.
            linker.unlink(document);
            document.parseResult = result as ParseResult<T>;
        }
        return super.update(document, cancelToken);
    }

    private homeOf(uri: URI): URI | undefined {
        // As `code new.pline` opens a file that is not there.
        if (uri.path.startsWith('/')) return UriUtils.dirname(uri.with({ scheme: 'file' }));
        const folder = this.workspace().workspaceFolders?.[0];
        return folder && URI.parse(folder.uri);
    }
}
