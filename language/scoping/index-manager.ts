import {
    AstUtils, CstUtils, DefaultIndexManager, UriUtils, type AstNode, type LangiumDocument, type LangiumSharedCoreServices, type MultiReference, type Reference,
    type ReferenceDescription, type Stream, type URI,
} from 'langium';
import { importedUris, LIBRARY_SCHEME } from '../uris.ts';

/**
 * Knows which files a change reaches, and where a declaration is referred to.
 * No index of references is kept, as Langium's own is: filling it at every keystroke takes longer than going through the references when someone asks.
 */
export class PlineIndexManager extends DefaultIndexManager {
    private readonly shared: LangiumSharedCoreServices;

    constructor(services: LangiumSharedCoreServices) {
        super(services);
        this.shared = services;
    }

    override updateReferences(): Promise<void> {
        return Promise.resolve();
    }

    override findAllReferences(target: AstNode, targetPath: string): Stream<ReferenceDescription> {
        const targetUri = AstUtils.getDocument(target).uri;
        const reachable = this.shared.workspace.LangiumDocuments.all.filter((document) => document.uri.toString() === targetUri.toString() || this.isAffected(document, new Set([targetUri.toString()])) || targetUri.scheme === LIBRARY_SCHEME);
        return reachable.flatMap((document) => document.references.flatMap((reference) => refersTo(reference, target) ? this.describe(reference, document, targetUri, targetPath) : []));
    }

    private describe({ $refNode: node }: Reference | MultiReference, document: LangiumDocument, targetUri: URI, targetPath: string): ReferenceDescription[] {
        if (!node) return [];
        const { AstNodeLocator: locator } = this.shared.ServiceRegistry.getServices(document.uri).workspace;
        const segment = CstUtils.toDocumentSegment(node);
        return [{ sourceUri: document.uri, sourcePath: locator.getAstNodePath(node.astNode), targetUri, targetPath, segment, local: UriUtils.equals(document.uri, targetUri) }];
    }

    /** Names, `defaults` and cycles reach as far as imports do, directly or not. */
    override isAffected(document: LangiumDocument, changedUris: Set<string>): boolean {
        const { LangiumDocuments: documents } = this.shared.workspace;
        const seen = new Set<LangiumDocument>([document]);
        for (const next of seen) {
            for (const uri of importedUris(next)) {
                if (changedUris.has(uri.toString())) return true;
                const imported = documents.getDocument(uri);
                if (imported) seen.add(imported);
            }
        }
        return false;
    }
}

function refersTo(reference: Reference | MultiReference, target: AstNode): boolean {
    return 'items' in reference ? reference.items.some(({ ref }) => ref === target) : reference.ref === target;
}
