import { CompletionItemKind } from 'vscode-languageserver';
import type { Group } from '../../../language/generated/ast.ts';
import type { CompletionContext } from '../context.ts';
import { imported } from '../imported.ts';
import type { Block } from '../place.ts';
import type { Proposal } from '../proposal.ts';

export function groups(context: CompletionContext): Proposal[] {
    const propose = (group: Group): Proposal => ({ label: group.name, kind: CompletionItemKind.Folder, detail: group.title, documentation: context.documentation.of(group) });
    return [...context.visible.all('Group').map(propose), ...imported('Group', context, (group) => [propose(group)])];
}

/** The environments for which a config item has no value yet. */
export function environments(set: ReadonlySet<string>, { visible, rest }: CompletionContext): Proposal[] {
    const complete = /^\s*:/.test(rest);
    return visible.all('Environment').filter(({ name }) => !set.has(name)).map(({ name }) => ({
        label: name, kind: CompletionItemKind.EnumMember, ...(!complete && { insert: `${name}: `, snippet: `${name}: "$1"` }),
    }));
}

/** The properties of an activity of which a task may be asked to set one. */
export function ownProperties({ properties }: Block): Proposal[] {
    return [...properties].map((label) => ({ label, kind: CompletionItemKind.Property }));
}
