import type { AstNode, LangiumDocument } from 'langium';
import type { TypeDefinitionProvider } from 'langium/lsp';
import type { LocationLink, TypeDefinitionParams } from 'vscode-languageserver';
import { isConnection, isOutput, isPropertyDeclaration, isTask } from '../../language/generated/ast.ts';
import { nameRangeOf, rangeOf } from '../../language/model/ranges.ts';
import { nameAt } from '../name-at.ts';
import type { PlineServerServices } from '../services.ts';

/** Goes from a task to its activity, from a connection to its kind, from a property to its declaration. */
export class TypeDefinitionFeature implements TypeDefinitionProvider {
    private readonly services: PlineServerServices;

    constructor(services: PlineServerServices) {
        this.services = services;
    }

    getTypeDefinition(document: LangiumDocument, { position }: TypeDefinitionParams): LocationLink[] {
        const name = nameAt(document, position, this.services);
        return (name?.targets ?? []).flatMap((target) => typeOf(target) ?? []).map((type) => {
            const [whole, own] = [rangeOf(type), nameRangeOf(type)];
            return { originSelectionRange: name!.node.range, targetUri: whole.uri, targetRange: { start: whole.start, end: whole.end }, targetSelectionRange: { start: own.start, end: own.end } };
        });
    }
}

function typeOf(node: AstNode): AstNode | undefined {
    if (isTask(node)) return node.activity?.ref;
    if (isConnection(node)) return node.connector.ref;
    return isPropertyDeclaration(node) || isOutput(node) ? node : undefined;
}
