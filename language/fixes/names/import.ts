import type { ReferenceInfo } from 'langium';
import { addImport, importPath } from '../../edits/add-import.ts';
import { isLineType, isReference } from '../../generated/ast.ts';
import { expectedType } from '../../scoping/expected-type.ts';
import { importable } from '../../scoping/elsewhere.ts';
import type { VisibleKind } from '../../scoping/visible.ts';
import type { Fix, FixContext } from '../fix.ts';

/** The kinds of declaration that a reference may mean, by the node that holds it. */
const KINDS: Readonly<Record<string, readonly VisibleKind[]>> = {
    'Task.activity': ['Activity'],
    'Defaults.activity': ['Activity'],
    'Runs.activity': ['Activity'],
    'Task.group': ['Group'],
    'Upstream.line': ['Line'],
    'EnvironmentValue.environment': ['Environment'],
    'Reference.target': ['Connection', 'Config'],
    'Placeholder.target': ['Config'],
};

/** Imports of the files that declare an unknown name. */
export function imports({ container, property, reference }: ReferenceInfo, context: FixContext): Fix[] {
    const kinds = kindsOf(container, property);
    const { document, services, source } = context;
    const paths = new Set(kinds.flatMap((kind) => importable(kind, document, services)).filter(({ name }) => name === reference.$refText).map(({ uri }) => importPath(document.uri, uri)));
    return [...paths].map((path) => context.fix(`Import "${path}"`, [addImport(source, path)]));
}

function kindsOf(container: ReferenceInfo['container'], property: string): readonly VisibleKind[] {
    if ('member' in container && container.member !== undefined) return [];
    if (isReference(container) && isLineType(expectedType(container))) return ['Line'];
    return KINDS[`${container.$type}.${property}`] ?? [];
}
