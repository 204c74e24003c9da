import type { Task, Upstream } from '../../language/generated/ast.ts';
import type { EffectiveProperty, Inheritance } from '../../language/model/effective.ts';
import { originOf } from './origin.ts';
import { inlineCode, plineBlock, sections, shortCode, table } from './syntax.ts';

/** What a hover says of a task: what it uses, what it waits for, and every value that holds for it but the declared defaults. */
export function describeTask(task: Task, documentation: string | undefined, inheritance: Inheritance): string {
    const effective = [...inheritance.effectiveProperties(task)].filter(([, { origin }]) => origin !== 'default');
    return sections(
        plineBlock(head(task)),
        documentation,
        task.activity?.ref?.title && `${task.activity.ref.title}${task.group?.ref?.title ? ` in ${task.group.ref.title}` : ''}`,
        dependencies(task),
        effective.length === 0 ? undefined : table(['Property', 'Value', 'From'], effective.map((entry) => row(entry, task))),
    );
}

function head({ name, title, activity, group }: Task): string {
    return [`task ${name}`, title && `"${title}"`, activity && `uses ${activity.$refText}`, group && `in ${group.$refText}`].filter(Boolean).join(' ');
}

function row([name, { value, origin }]: readonly [string, EffectiveProperty], task: Task): string[] {
    return [name, shortCode(value.$cstNode?.text ?? ''), originOf(origin, task)];
}

function dependencies({ dependencies: all, rules }: Task): string | undefined {
    const waits = all.flatMap(({ upstreams, condition }) => upstreams.map((upstream) => `${inlineCode(nameOf(upstream))} on ${condition ?? 'success'}`));
    if (waits.length === 0) return undefined;
    const any = rules[0]?.mode === 'any' && waits.length > 1;
    return `Runs after ${any ? 'any of ' : ''}${waits.join(', ')}`;
}

function nameOf({ line, task }: Upstream): string {
    return line ? `${line.$refText}.${task.$refText}` : task.$refText;
}
