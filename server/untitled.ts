import { DefaultLangiumDocumentFactory, URI, UriUtils, type AstNode, type LangiumDocument, type WorkspaceManager } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { HomelessDocument } from '../language/uris.ts';

/** Lets the imports of a document that was never saved start in the folder where it is to be saved, or else in the workspace's first. */
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

    private homeOf(uri: URI): URI | undefined {
        // As `code new.pline` opens a file that is not there.
        if (uri.path.startsWith('/')) return UriUtils.dirname(uri.with({ scheme: 'file' }));
        const folder = this.workspace().workspaceFolders?.[0];
        return folder && URI.parse(folder.uri);
    }
}
