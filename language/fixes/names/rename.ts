import { AstUtils, GrammarUtils, type AstNode } from 'langium';
import { isEnvironment, isEnvironmentValue, isLine, isMapEntry } from '../../generated/ast.ts';
import { uniqueName } from '../../edits/source.ts';
import { remove } from '../../edits/span.ts';
import { around, type Fix, type FixContext, type Fixer } from '../fix.ts';

/** Gives the later of two that share a name a name of its own; a value that is given twice goes. */
export const mendDuplicateName: Fixer<'duplicate-name'> = (finding, context) => {
    const value = around(finding, isEnvironmentValue) ?? around(finding, isMapEntry);
    if (value && finding.start === value.$cstNode?.offset) return [context.fix(`Remove the second value for "${finding.data.name}"`, [remove(context.source, value)])];
    if (isEnvironment(finding.node)) return [];
    const node = finding.node as AstNode & { readonly name?: string };
    return node.name === finding.data.name ? [rename(node, node.name, context)] : [];
};

/** The references that mean this one follow it, in whatever file. */
function rename(node: AstNode, name: string, context: FixContext): Fix {
    const wish = uniqueName(name, takenNames(node, context));
    const { References: references } = context.services.references;
    const own = GrammarUtils.findNodeForProperty(node.$cstNode, 'name')!;
    const named = references.findReferences(node, {}).toArray();
    const documents = new Set([context.document.uri.toString(), ...named.map(({ sourceUri }) => sourceUri.toString())]);
    const changes = [...documents].flatMap((uri) => {
        const document = context.services.shared.workspace.LangiumDocuments.all.find((each) => each.uri.toString() === uri);
        const spans = [...(document === context.document ? [own] : []), ...named.filter(({ sourceUri }) => sourceUri.toString() === uri).map(({ segment }) => segment)];
        return document ? [{ document, replacements: spans.map(({ offset, end }) => ({ start: offset, end, text: wish })) }] : [];
    });
    return { title: `Rename to "${wish}"`, changes };
}

function takenNames(node: AstNode, { visible }: FixContext): ReadonlyMap<string, unknown> {
    const siblings = AstUtils.streamContents(node.$container!).flatMap((sibling) => 'name' in sibling ? [[String(sibling.name), sibling] as const] : []);
    const values = isLine(node.$container) || node.$type === 'Config' || node.$type === 'Connection' ? [...visible.named('Config'), ...visible.named('Connection')] : [];
    const others = (['Activity', 'Group', 'Line'] as const).filter((kind) => kind === node.$type).flatMap((kind) => [...visible.named(kind)]);
    return new Map<string, unknown>([...siblings, ...values, ...others]);
}
