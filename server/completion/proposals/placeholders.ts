import { CompletionItemKind } from 'vscode-languageserver';
import type { Output, PropertyDeclaration, Task } from '../../../language/generated/ast.ts';
import { typeText } from '../../markdown/declarations.ts';
import type { CompletionContext } from '../context.ts';
import type { Block } from '../place.ts';
import type { Proposal } from '../proposal.ts';
import { upstreamClosure } from '../upstream-closure.ts';

/** A placeholder as far as it is written before the cursor. */
export interface OpenPlaceholder {
    /** What stands before the dot. */
    readonly owner: string | undefined;
    /** Where the name begins that is being written. */
    readonly start: number;
}

/**
 * Finds the placeholder that the cursor is in, whether it is closed or not.
 * @param start where the text begins
 */
export function openPlaceholder(text: string, start: number, offset: number): OpenPlaceholder | undefined {
    const match = /(?<!\\)<<\s*(?:([_a-zA-Z]\w*)\s*\.\s*)?(\w*)$/.exec(text.slice(start, offset));
    return match ? { owner: match[1], start: offset - match[2]!.length } : undefined;
}

/** What may stand in a placeholder: names with values, and outputs of the tasks that have ended by then. */
export function placeholders({ owner, start }: OpenPlaceholder, block: Block | undefined, context: CompletionContext): Proposal[] {
    const upstream = upstreamTasks(block, context);
    const run = context.visible.every('run')?.properties ?? [];
    const range = { start, end: endOfName(context) };
    const finish = (proposals: readonly Proposal[]): Proposal[] => proposals.map((proposal) => ({ ...proposal, insert: `${proposal.label}${closing(range.end, context)}`, range }));
    if (owner === 'run') return finish(run.map((node) => member(node, '', context)));
    if (owner !== undefined) return finish(upstream.filter(({ name }) => name === owner).flatMap((task) => outputs(task, '', context)));
    return [
        ...finish([...values(block, context), ...upstream.flatMap((task) => outputs(task, `${task.name}.`, context)), ...run.map((node) => ({ ...member(node, 'run.', context), rank: 8 }))]),
        ...upstream.filter((task) => task.activity?.ref?.anyOutputs.length).map((task): Proposal => ({
            label: `${task.name}.`, kind: CompletionItemKind.Event, detail: 'an output that the task itself gives', rank: 7, range,
        })),
    ];
}

function upstreamTasks(block: Block | undefined, context: CompletionContext): Task[] {
    const line = context.lineOf(block);
    return line && block?.kind === 'task' ? upstreamClosure(line, block.upstreams).filter(({ name }) => name !== block.name) : [];
}

/** Config items, params, and in `runs` the properties of the activity. */
function values(block: Block | undefined, context: CompletionContext): Proposal[] {
    const { visible, documentation } = context;
    const owner = block?.kind === 'runs' && block.owner !== undefined ? visible.find('Activity', block.owner) : undefined;
    const typed = [...(owner?.properties ?? []), ...(context.lineOf(block)?.params ?? [])].filter(({ name }) => name);
    return [
        ...typed.map((node) => ({ label: node.name, kind: CompletionItemKind.Variable, detail: typeText(node), documentation: documentation.of(node), rank: 1 })),
        ...visible.all('Config').map((node) => ({ label: node.name, kind: CompletionItemKind.Constant, detail: 'config', documentation: documentation.of(node), rank: 2 })),
    ];
}

function outputs({ activity }: Task, prefix: string, context: CompletionContext): Proposal[] {
    return (activity?.ref?.outputs ?? []).map((output) => ({ ...member(output, prefix, context), rank: 3 }));
}

function member(node: Output | PropertyDeclaration, prefix: string, { documentation }: CompletionContext): Proposal {
    return { label: `${prefix}${node.name}`, kind: CompletionItemKind.Field, detail: typeText(node), documentation: documentation.of(node) };
}

/** The name that is being written is replaced to its end; so is a member behind it, for every proposal is whole. */
function endOfName({ text, offset }: CompletionContext): number {
    return offset + /^\w*(?:\s*\.\s*\w+(?=\s*>>))?/.exec(text.slice(offset, offset + 200))![0].length;
}

function closing(end: number, { text }: CompletionContext): string {
    return /^\s*>>/.test(text.slice(end, end + 20)) ? '' : '>>';
}
