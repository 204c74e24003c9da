import { AstUtils, CstUtils, DefaultReferences, GrammarUtils, stream, UriUtils, type AstNode, type CstNode, type FindReferencesOptions, type LangiumDocument, type ReferenceDescription, type Stream } from 'langium';
import { isPlaceholder, type Placeholder } from '../language/generated/ast.ts';
import { getOrCreate } from '../language/scoping/visible.ts';
import { memberDeclaration } from './members.ts';

/** A place where a declaration is named. */
export interface Occurrence {
    readonly document: LangiumDocument;
    /** The name there; its `astNode` is what names the declaration. */
    readonly node: CstNode;
}

type Names = ReadonlyMap<AstNode, readonly CstNode[]>;

/** What has a name that others may refer to. Other nodes are called `name` too, such as a variable of the environment. */
const DECLARATIONS: ReadonlySet<string> = new Set(['Activity', 'Config', 'Connection', 'Connector', 'Environment', 'Every', 'Group', 'Line', 'Output', 'Param', 'PropertyDeclaration', 'Task']);

/**
 * What a name means, and where else that is named; outputs behind a placeholder's dot included.
 * (Langium's own goes through every reference of the workspace for each question.)
 */
export class PlineReferences extends DefaultReferences {
    /** By a document's references, which are exchanged whenever it is linked again. */
    private readonly known = new WeakMap<LangiumDocument['references'], { readonly count: number; readonly names: Names }>();

    override findDeclarations(source: CstNode): AstNode[] {
        const { astNode } = source;
        if (!isPlaceholder(astNode) || memberNode(astNode) !== source) return super.findDeclarations(source);
        const declaration = memberDeclaration(astNode);
        return declaration ? [declaration] : [];
    }

    /** All places that name a declaration, without itself. */
    occurrences(target: AstNode): Occurrence[] {
        return this.documents.all.toArray().flatMap((document) => this.occurrencesIn(document, target).map((node) => ({ document, node })));
    }

    /** Those of one file. */
    occurrencesIn(document: LangiumDocument, target: AstNode): readonly CstNode[] {
        return this.namesIn(document).get(target) ?? [];
    }

    override findReferences(target: AstNode, { documentUri, includeDeclaration }: FindReferencesOptions): Stream<ReferenceDescription> {
        const own = includeDeclaration ? this.getSelfReferences(target) : [];
        const targetUri = AstUtils.getDocument(target).uri;
        const targetPath = this.nodeLocator.getAstNodePath(target);
        const others = this.occurrences(target).map(({ document: { uri }, node }): ReferenceDescription => ({
            sourceUri: uri, sourcePath: this.nodeLocator.getAstNodePath(node.astNode), targetUri, targetPath, segment: CstUtils.toDocumentSegment(node), local: UriUtils.equals(uri, targetUri),
        }));
        return stream([...own, ...others]).filter(({ sourceUri }) => !documentUri || UriUtils.equals(sourceUri, documentUri));
    }

    /** A property of a group means that of several activities, but those stay apart: each is declared for itself. */
    protected override getSelfNodes(node: AstNode): AstNode[] {
        return DECLARATIONS.has(node.$type) ? [node] : [];
    }

    private namesIn({ references }: LangiumDocument): Names {
        const known = this.known.get(references);
        if (known?.count === references.length) return known.names;
        const names = new Map<AstNode, CstNode[]>();
        const add = (target: AstNode, node: CstNode): void => void getOrCreate(names, target, () => []).push(node);
        for (const reference of references) {
            const node = reference.$refNode;
            if (!node) continue;
            for (const target of AstUtils.getReferenceNodes(reference)) add(target, node);
            const { astNode } = node;
            const member = isPlaceholder(astNode) ? memberNode(astNode) : undefined;
            const declaration = isPlaceholder(astNode) && member ? memberDeclaration(astNode) : undefined;
            if (member && declaration) add(declaration, member);
        }
        this.known.set(references, { count: references.length, names });
        return names;
    }
}

function memberNode({ $cstNode: cst }: Placeholder): CstNode | undefined {
    return GrammarUtils.findNodeForProperty(cst, 'member');
}
