import { CompletionItemKind } from 'vscode-languageserver';
import type { Line, Task } from '../../../language/generated/ast.ts';
import { tasksOf } from '../../../language/scoping/members.ts';
import { lineBlock, type CompletionContext } from '../context.ts';
import { dependents } from '../dependents.ts';
import { imported } from '../imported.ts';
import type { Block } from '../place.ts';
import type { Proposal } from '../proposal.ts';

/**
 * Tasks that a task may depend on: the nearest above it first; not itself, none that it waits for already, none that waits for it.
 * @param qualifier the other line whose task is being written: what stands before the dot
 */
export function upstreams(block: Block, qualifier: string | undefined, context: CompletionContext): Proposal[] {
    const around = lineBlock(block);
    const lines = context.visible.all('Line');
    const excluded = new Set([
        ...block.upstreams.map((upstream) => upstream.includes('.') ? upstream : `${around?.name}.${upstream}`),
        ...(block.name === undefined ? [] : dependents(`${around?.name}.${block.name}`, lines, around)),
    ]);
    const allowed = (line: string, proposals: readonly Proposal[]): Proposal[] => proposals.filter(({ label }) => !excluded.has(`${line}.${label}`));
    const others = lines.filter(({ name }) => name !== around?.name);
    if (qualifier !== undefined) {
        return [
            ...others.filter(({ name }) => name === qualifier).flatMap((line) => allowed(line.name, tasks(line))),
            ...imported('Line', context, (line) => line.name === qualifier ? tasks(line) : []),
        ];
    }
    return [
        ...(around?.name === undefined ? [] : allowed(around.name, byDistance(ownTasks(around, context), block.name))),
        ...others.flatMap((line) => qualified(line, allowed(line.name, tasks(line)))),
        ...imported('Line', context, (line) => qualified(line, tasks(line))),
    ];
}

/** Those of the syntax tree, and those behind the cursor that it lacks because of what is half written. */
function ownTasks(around: Block, context: CompletionContext): Proposal[] {
    const line = context.lineOf(around);
    const known = line ? tasks(line) : [];
    const labels = new Set(known.map(({ label }) => label));
    return [...known, ...around.tasks.flatMap(({ name, uses }) => name === undefined || labels.has(name) ? [] : [{ label: name, kind: CompletionItemKind.Event, detail: uses }])];
}

function tasks(line: Line): Proposal[] {
    return [...tasksOf(line)].flatMap(([label, [task]]) => task ? [{ label, kind: CompletionItemKind.Event, detail: detailOf(task) }] : []);
}

function qualified({ name }: Line, proposals: readonly Proposal[]): Proposal[] {
    return proposals.map((proposal) => ({ ...proposal, label: `${name}.${proposal.label}`, rank: 7 }));
}

function detailOf({ title, activity }: Task): string {
    return [title, activity?.$refText].filter(Boolean).join(' · ');
}

/** Those above the task come first, from the nearest up; then those below. */
function byDistance(proposals: readonly Proposal[], name: string | undefined): readonly Proposal[] {
    const here = proposals.findIndex(({ label }) => label === name);
    return here < 0 ? proposals.toReversed() : [...proposals.slice(0, here).toReversed(), ...proposals.slice(here + 1)];
}
