import type { ReferenceInfo } from 'langium';
import { isConnectionType, isLineType, isPlaceholder, isProperty, isReference, isUpstream } from '../../generated/ast.ts';
import { propertyName } from '../../model/effective.ts';
import { nearestName } from '../../scoping/suggest.ts';
import type { Finding, Fix, FixContext, Fixer } from '../fix.ts';
import { removeUnknownProperty } from '../remove.ts';
import { replacing } from '../replace.ts';
import { expectedType } from '../../scoping/expected-type.ts';
import { creations } from './create.ts';
import { imports } from './import.ts';
import { meantElsewhere } from './near-miss.ts';

/** For a name that means nothing: the import that brings it in, what it was meant to be, its declaration, or doing without it. */
export const mendUnknownName: Fixer<'unknown-name'> = (finding, context) => {
    const info = referenceAt(finding, context);
    if (!info) return [];
    const meant = [...imports(info, context), ...meantElsewhere(info, finding, context)];
    const nearest = meant.length === 0 ? didYouMean(info, finding, context) : [];
    const clear = [...meant, ...nearest];
    return [...clear.map((fix) => ({ ...fix, isPreferred: clear.length === 1 })), ...creations(info, context), ...without(info, context)];
};

function referenceAt({ start }: Finding<'unknown-name'>, { document }: FixContext): ReferenceInfo | undefined {
    return document.references.find(({ error, $refNode: cst }) => error !== undefined && cst?.offset === start)?.error?.info;
}

function didYouMean(info: ReferenceInfo, finding: Finding<'unknown-name'>, context: FixContext): Fix[] {
    const taken = takenBeside(info);
    const fitting = context.services.references.ScopeProvider.getScope(info).getAllElements().filter(({ name, type }) => !taken.has(name) && fits(type, info));
    const nearest = nearestName(info.reference.$refText, new Set(fitting.map(({ name }) => name)));
    return nearest === undefined ? [] : [replacing(context, finding, nearest)];
}

/** What stands there already, or may not: a block's other properties; the task itself and those that it waits for. */
function takenBeside({ container }: ReferenceInfo): ReadonlySet<string> {
    if (isProperty(container)) return new Set(container.$container.properties.map(propertyName));
    const task = isUpstream(container) && !container.line ? container.$container.$container : undefined;
    return new Set(task && [task.name, ...task.dependencies.flatMap(({ upstreams }) => upstreams.map((upstream) => upstream.task.$refText))]);
}

/** A connection stands where one is asked for, and nowhere else. */
function fits(kind: string, { container }: ReferenceInfo): boolean {
    const type = isReference(container) ? expectedType(container) : undefined;
    return !type || (kind === 'Config' || kind === 'Connection' ? isConnectionType(type) === (kind === 'Connection') : true);
}

/** The text without the name. */
function without({ container, reference }: ReferenceInfo, context: FixContext): Fix[] {
    if (isProperty(container)) return [removeUnknownProperty(container, context)];
    const { offset, end } = container.$cstNode!;
    if (isPlaceholder(container)) return [context.fix('Make it plain text with \\<<', [{ start: offset, end: offset, text: '\\' }])];
    return isReference(container) && !isLineType(expectedType(container)) ? [context.fix(`Make it a text: "${reference.$refText}"`, [{ start: offset, end, text: `"${reference.$refText}"` }])] : [];
}
