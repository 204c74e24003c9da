import { CompletionItemKind } from 'vscode-languageserver';
import type { Activity, Connector } from '../../../language/generated/ast.ts';
import type { CompletionContext } from '../context.ts';
import { imported } from '../imported.ts';
import { newBlock, type Block } from '../place.ts';
import type { Proposal } from '../proposal.ts';
import { inheritedNames } from '../reach.ts';
import { requiredLines } from './properties.ts';

/**
 * The activities that a task, `defaults` or `runs` may use; a task also gets the properties that it will have to set.
 * @param start where the dotted name begins that is being written
 */
export function activities(block: Block, start: number | undefined, context: CompletionContext): Proposal[] {
    const range = start === undefined ? undefined : { range: { start, end: dottedEnd(context) } };
    const propose = (activity: Activity): Proposal => ({
        label: activity.name,
        kind: CompletionItemKind.Function,
        detail: activity.title,
        documentation: context.documentation.of(activity),
        ...withBlock(activity, activityLines(activity, block, context), context),
        ...range,
    });
    return [
        ...context.visible.all('Activity').filter(({ name }) => !(block.kind === 'runs' && name === block.owner)).map(propose),
        ...imported('Activity', context, (activity) => [propose(activity)]),
    ];
}

/** The kinds of connection, with the properties that each needs. */
export function connectors(context: CompletionContext): Proposal[] {
    return context.visible.all('Connector').map((connector): Proposal => ({
        label: connector.name,
        kind: CompletionItemKind.Class,
        detail: connector.title,
        documentation: context.documentation.of(connector),
        ...withBlock(connector, requiredLines(connector, new Set(), context), context),
    }));
}

/** What a task inherits from `defaults` it need not set; its group is not known yet. */
function activityLines(activity: Activity, block: Block, context: CompletionContext): string[] {
    if (block.kind === 'defaults') return [];
    const task = newBlock('task', { uses: activity.name });
    return requiredLines(activity, block.kind === 'task' ? inheritedNames(task, context) : new Set(), context);
}

/** Adds a block where none follows and none is being written. */
function withBlock({ name }: Activity | Connector, lines: readonly string[], { rest }: CompletionContext): Pick<Proposal, 'snippet'> {
    if (rest.trim() !== '') return {};
    const body = lines.length === 0 ? '\t$0' : lines.map((line) => `\t${line.replaceAll('\n', '\n\t')}`).join('\n');
    return { snippet: `${name} {\n${body}\n}` };
}

function dottedEnd({ text, word, offset }: CompletionContext): number {
    const tail = /^(?:\w|\.(?=\w))*/.exec(text.slice(offset))![0];
    return Math.max(word.end, offset + tail.length);
}
