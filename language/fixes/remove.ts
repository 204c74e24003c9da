import type { AstNode } from 'langium';
import type { Code } from '../checks/codes.ts';
import { isAnyOutputs, isConnector, isEvery, isIcon, isImport, isProperty, isRule, isRuns, type Property } from '../generated/ast.ts';
import { remove } from '../edits/span.ts';
import { propertyName } from '../model/effective.ts';
import { around, type Fix, type FixContext, type Fixer } from './fix.ts';

type Options = Pick<Fix, 'isPreferred' | 'isSafe'>;

/** Takes away what a diagnostic stands in. */
function removing<C extends Code, N extends AstNode>(is: (node: unknown) => node is N, title: (node: N) => string, options: Options = {}): Fixer<C> {
    return (finding, context) => {
        const node = around(finding, is);
        return node ? [context.fix(title(node), [remove(context.source, node)], options)] : [];
    };
}

export const removeImport = (options: Options): Fixer<'self-import' | 'duplicate-import' | 'import-conflict' | 'missing-import'> =>
    removing(isImport, ({ path }) => `Remove the import of "${path}"`, options);

export const removeProperty = (options: Options = {}): Fixer<'unused-property' | 'duplicate-default' | 'exclusive-properties'> => removing(isProperty, propertyTitle, options);

export const removeStatement: Fixer<'repeated-statement'> = removing(
    (node): node is AstNode => isRule(node) || isRuns(node) || isIcon(node) || isAnyOutputs(node), ({ $cstNode: cst }) => `Remove "${firstLine(cst?.text ?? '')}"`, { isPreferred: true },
);

export const removeLibraryDeclaration: Fixer<'library-only'> = removing(
    (node): node is AstNode => isConnector(node) || isEvery(node), ({ $cstNode: cst }) => `Remove "${firstLine(cst?.text ?? '')}"`,
);

/** Of a property that is set twice the first counts; the one that goes is for the author to say, unless both are the same. */
export const removeDuplicateProperty: Fixer<'duplicate-property'> = (finding, context) => {
    const second = around(finding, isProperty);
    const first = second?.$container.properties.find((property) => propertyName(property) === propertyName(second));
    if (!first || !second || first === second) return [];
    const isSame = first.value?.$cstNode?.text === second.value?.$cstNode?.text;
    const keeping = (kept: Property): string => isSame ? '' : ` and keep ${firstLine(kept.value?.$cstNode?.text ?? '')}`;
    return [
        context.fix(`Remove this "${propertyName(second)}"${keeping(first)}`, [remove(context.source, second)], { isPreferred: true, isSafe: isSame }),
        ...(isSame ? [] : [context.fix(`Remove the first "${propertyName(first)}"${keeping(second)}`, [remove(context.source, first)])]),
    ];
};

export function removeUnknownProperty(property: Property, context: FixContext): Fix {
    return context.fix(propertyTitle(property), [remove(context.source, property)]);
}

function propertyTitle(property: Property): string {
    return `Remove "${propertyName(property)}"`;
}

const MOST_SHOWN = 30;

function firstLine(text: string): string {
    const [first = ''] = text.split(/\s*[\r\n{]/);
    return first.length > MOST_SHOWN ? `${first.slice(0, MOST_SHOWN)}…` : first;
}
