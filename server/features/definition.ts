import { AstUtils, CstUtils, GrammarUtils, type CstNode, type LangiumDocument } from 'langium';
import { DefaultDefinitionProvider } from 'langium/lsp';
import { LocationLink, type DefinitionParams } from 'vscode-languageserver';
import { isImport, isPlaceholder, type Import, type Placeholder } from '../../language/generated/ast.ts';
import { importedUri } from '../../language/uris.ts';
import { memberDeclaration } from '../members.ts';
import type { PlineServerServices } from '../services.ts';

const FILE_START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Goes to declarations: also from an import's path to the file, and from a placeholder's member to the output. */
export class DefinitionFeature extends DefaultDefinitionProvider {
    private readonly workspace: PlineServerServices['shared']['workspace'];

    constructor(services: PlineServerServices) {
        super(services);
        this.workspace = services.shared.workspace;
    }

    override async getDefinition(document: LangiumDocument, params: DefinitionParams): Promise<LocationLink[] | undefined> {
        const root = document.parseResult.value.$cstNode;
        const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, document.textDocument.offsetAt(params.position), this.grammarConfig.nameRegexp);
        const node = leaf?.astNode;
        if (isImport(node)) return this.importedFile(node, document);
        if (leaf && isPlaceholder(node) && GrammarUtils.findNodeForProperty(node.$cstNode, 'member')?.offset === leaf.offset) return memberLinks(node, leaf);
        return super.getDefinition(document, params);
    }

    private async importedFile(statement: Import, document: LangiumDocument): Promise<LocationLink[]> {
        const path = GrammarUtils.findNodeForProperty(statement.$cstNode, 'path');
        const uri = importedUri(statement, document);
        const { LangiumDocuments: documents, FileSystemProvider: files } = this.workspace;
        if (!path || !uri || !(documents.hasDocument(uri) || await files.exists(uri))) return [];
        return [LocationLink.create(uri.toString(), FILE_START, FILE_START, path.range)];
    }
}

function memberLinks(placeholder: Placeholder, source: CstNode): LocationLink[] {
    const declaration = memberDeclaration(placeholder);
    const node = declaration?.$cstNode;
    if (!declaration || !node) return [];
    const name = GrammarUtils.findNodeForProperty(node, 'name') ?? node;
    return [LocationLink.create(AstUtils.getDocument(declaration).textDocument.uri, node.range, name.range, source.range)];
}
