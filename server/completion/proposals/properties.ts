import { AstUtils } from 'langium';
import { CompletionItemKind } from 'vscode-languageserver';
import { isConnectionType, isEvery, isLineType, type Activity, type Connector, type Line, type PropertyDeclaration, type PropertyType } from '../../../language/generated/ast.ts';
import { typeText } from '../../markdown/declarations.ts';
import type { CompletionContext } from '../context.ts';
import type { Block } from '../place.ts';
import type { Proposal } from '../proposal.ts';
import { valueSnippet } from '../snippets.ts';
import { inheritedNames, ownDeclarations } from '../reach.ts';

/** Properties that a block may still set: those that it must first, those that every task takes last. */
export function properties(block: Block, context: CompletionContext): Proposal[] {
    const missing = new Set(missingProperties(block, context));
    const seen = new Set<string>();
    return ownDeclarations(block, context).flatMap((declaration): Proposal[] => {
        const { name } = declaration;
        if (block.properties.has(name) || seen.has(name)) return [];
        seen.add(name);
        return [property(declaration, missing.has(declaration), context)];
    });
}

function property(declaration: PropertyDeclaration, missing: boolean, context: CompletionContext): Proposal {
    const { name, deprecation } = declaration;
    // The name of a property that is there already is only exchanged.
    const complete = /^\s*:/.test(context.rest);
    return {
        label: name,
        kind: CompletionItemKind.Property,
        detail: typeText(declaration),
        documentation: context.documentation.of(declaration),
        rank: deprecation !== undefined ? 9 : missing ? 0 : isEvery(declaration.$container) ? 6 : 3,
        deprecated: deprecation !== undefined,
        ...(!complete && { insert: `${name}: `, snippet: `${name}: ${valueSnippet(declaration, namesFor(context), 1)}` }),
    };
}

/** What the block must set, for nothing that it inherits does; of several of which one is needed, all while none is set. */
function missingProperties(block: Block, context: CompletionContext): PropertyDeclaration[] {
    // A group or `defaults` may leave everything to its tasks.
    if (block.kind === 'group' || block.kind === 'defaults') return [];
    const inherited = inheritedNames(block, context);
    const isSet = (name: string): boolean => block.properties.has(name) || inherited.has(name);
    const alternatives = (block.uses === undefined ? undefined : context.visible.find('Activity', block.uses))?.requirements ?? [];
    const needed = new Set(alternatives.map(({ properties: names }) => names.map(({ $refText }) => $refText)).filter((names) => !names.some(isSet)).flat());
    return ownDeclarations(block, context).filter(({ name, required }) => needed.has(name) || (required && !isSet(name)));
}

/** What an activity or a connector needs, as the lines of a snippet; of several of which one is needed, the first. */
export function requiredLines(owner: Activity | Connector, inherited: ReadonlySet<string>, context: CompletionContext): string[] {
    const alternatives = 'requirements' in owner ? owner.requirements.map(({ properties: names }) => names.map(({ $refText }) => $refText)) : [];
    const firsts = new Set(alternatives.filter((names) => !names.some((name) => inherited.has(name))).map(([first]) => first));
    return owner.properties
        .filter(({ name, required }) => (required || firsts.has(name)) && !inherited.has(name))
        .map((declaration, index) => `${declaration.name}: ${valueSnippet(declaration, namesFor(context), index + 1)}`);
}

/** Names of the connections, or lines, that a type takes. */
export function namesFor(context: CompletionContext): (type: PropertyType) => string[] {
    return (type) => {
        if (isLineType(type)) return linesBeside(context).map(({ name }) => name);
        if (!isConnectionType(type)) return [];
        const allowed = new Set(type.connectors.map(({ $refText }) => $refText));
        return context.visible.all('Connection').filter(({ connector }) => allowed.size === 0 || allowed.has(connector?.$refText)).map(({ name }) => name);
    };
}

/** The lines that a file sees, without the one that the cursor is in. */
export function linesBeside({ document, offset, visible }: CompletionContext): Line[] {
    return visible.all('Line').filter((line) => AstUtils.getDocument(line) !== document || !line.$cstNode || offset < line.$cstNode.offset || offset > line.$cstNode.end);
}
