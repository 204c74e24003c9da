import { AstUtils } from 'langium';
import { isConnection, isConnectionType, isRuns, isTask, type Connection, type PropertyDeclaration, type Runs, type Task } from '../../generated/ast.ts';
import { append, insertBefore } from '../../edits/insert.ts';
import type { Replacement } from '../../edits/pieces.ts';
import { declarationText, topLevel, uniqueValueName } from '../declare.ts';
import { around, type Fix, type FixContext, type Fixer } from '../fix.ts';
import { placeholderProperty } from '../values/placeholder.ts';

/** Adds what is required, all of it or one by one, with values to begin with. */
export const addMissingProperties: Fixer<'missing-property'> = (finding, context) => {
    const block = around(finding, isBlock);
    if (!block) return [];
    const missing = finding.data.properties.flatMap((name) => declarationOf(block, name) ?? []);
    const single = missing.map((declaration) => adding(`Add "${declaration.name}"`, block, [declaration], context));
    if (missing.length < 2) return single.map((fix) => ({ ...fix, isPreferred: true }));
    return [{ ...adding(`Add all ${missing.length} required properties`, block, missing, context), isPreferred: true }, ...single];
};

/** Adds one of those of which one is required. */
export const addOneOf: Fixer<'missing-one-of'> = (finding, context) => {
    const block = around(finding, isBlock);
    return block ? finding.data.properties.flatMap((name) => declarationOf(block, name) ?? []).map((declaration) => adding(`Add "${declaration.name}"`, block, [declaration], context)) : [];
};

type Block = Task | Connection | Runs;

function isBlock(node: unknown): node is Block {
    return isTask(node) || isConnection(node) || isRuns(node);
}

function declarationOf(block: Block, name: string): PropertyDeclaration | undefined {
    const owner = isConnection(block) ? block.connector.ref : block.activity?.ref;
    return owner?.properties.find((declaration) => declaration.name === name);
}

/** A connection that does not exist yet is declared in front. */
function adding(title: string, block: Block, declarations: readonly PropertyDeclaration[], context: FixContext): Fix {
    const { source, visible } = context;
    const created: Replacement[] = [];
    const members = declarations.map((declaration) => {
        const member = placeholderProperty(declaration, visible);
        if (member !== undefined) return member;
        const name = uniqueValueName('database', AstUtils.getDocument(block), context);
        const connectors = isConnectionType(declaration.type) ? declaration.type.connectors.map(({ $refText }) => $refText) : [];
        created.push(insertBefore(source, topLevel(block), declarationText({ kind: 'connection', name, connectors }, context)));
        return `${declaration.name}: ${name}`;
    });
    return context.fix(title, [...created, ...append(source, block, members)]);
}
