import { MultiMap, type AstNode, type AstNodeDescription, type AstNodeDescriptionProvider, type LangiumCoreServices, type LangiumDocument, type LocalSymbols, type ScopeComputation } from 'langium';
import { isDefaults } from '../generated/ast.ts';
import { fileOf } from '../uris.ts';

/** Exports what a file declares at its top. Tasks and params are found through their line (`members.ts`), so nothing is gathered for them. */
export class PlineScopeComputation implements ScopeComputation {
    private readonly provider: AstNodeDescriptionProvider;

    constructor(services: LangiumCoreServices) {
        this.provider = services.workspace.AstNodeDescriptionProvider;
    }

    collectExportedSymbols(document: LangiumDocument): Promise<AstNodeDescription[]> {
        const file = fileOf(document);
        const symbols: AstNodeDescription[] = [];
        const add = (node: AstNode & { name: string }): void => {
            // A half-typed declaration has no name yet.
            if (node.name) symbols.push(this.provider.createDescription(node, node.name, document));
        };
        for (const { names } of file.environments) names.forEach(add);
        for (const declaration of file.declarations) {
            if (!isDefaults(declaration)) add(declaration);
        }
        return Promise.resolve(symbols);
    }

    collectLocalSymbols(_document: LangiumDocument): Promise<LocalSymbols> {
        return Promise.resolve(new MultiMap<AstNode, AstNodeDescription>());
    }
}
