import { isBooleanValue, isTask, isUpstream, type Task, type Upstream } from '../../generated/ast.ts';
import { append, insertBehind, prepend } from '../../edits/insert.ts';
import type { Replacement } from '../../edits/pieces.ts';
import { remove } from '../../edits/span.ts';
import { propertyName } from '../../model/effective.ts';
import { around, type Fix, type FixContext, type Fixer } from '../fix.ts';

type DependencyCode = 'self-dependency' | 'dependency-cycle' | 'contradictory-dependencies' | 'unreachable-task' | 'redundant-dependency' | 'implied-dependency';

/** Takes a task out of an `after`, and the whole statement with the last one. */
export function removeDependency(options: Pick<Fix, 'isPreferred' | 'isSafe'> = {}): Fixer<DependencyCode> {
    return (finding, context) => {
        const upstream = around(finding, isUpstream);
        return upstream ? [context.fix(`Remove the dependency on "${upstream.$cstNode?.text ?? ''}"`, [withoutUpstream(upstream, context)], options)] : [];
    };
}

function withoutUpstream(upstream: Upstream, { source }: FixContext): Replacement {
    const { upstreams } = upstream.$container;
    if (upstreams.length === 1) return remove(source, upstream.$container);
    const index = upstreams.indexOf(upstream);
    const { offset, end } = upstream.$cstNode!;
    return index === 0
        ? { start: offset, end: upstreams[1]!.$cstNode!.offset, text: '' }
        : { start: upstreams[index - 1]!.$cstNode!.end, end, text: '' };
}

/** Waits for either of two that cannot both come true. */
export const runIfAny: Fixer<'contradictory-dependencies'> = (finding, context) => {
    const task = around(finding, isTask);
    const dependencies = task?.dependencies.at(-1);
    if (!task || !dependencies) return [];
    const [rule] = task.rules;
    const replacement = rule?.$cstNode ? { start: rule.$cstNode.offset, end: rule.$cstNode.end, text: 'run if any' } : insertBehind(context.source, dependencies, 'run if any');
    return [context.fix('Run the task if any of its dependencies is met', [replacement])];
};

/** Lets the task that is waited for run again. */
export const enableUpstream: Fixer<'unreachable-task'> = (finding, context) => {
    const upstream = around(finding, isUpstream)?.task.ref;
    const enabled = upstream?.properties.find((property) => propertyName(property) === 'enabled' && isBooleanValue(property.value) && !property.value.value);
    const isHere = enabled !== undefined && enabled.$cstNode?.root.fullText === context.source.text;
    return isHere ? [context.fix(`Enable "${upstream?.name}"`, [remove(context.source, enabled)])] : [];
};

/** Waits for the task whose output is read. */
export const waitForOutput: Fixer<'output-not-upstream'> = (finding, context) => {
    const task = around(finding, isTask);
    const upstream = task?.$container.tasks.find(({ name }) => name === finding.data.task);
    if (!task || !upstream || waitsFor(upstream, task)) return [];
    const statement = `after ${upstream.name}`;
    const last = task.dependencies.at(-1);
    return [context.fix(`Add "${statement}"`, last ? [insertBehind(context.source, last, statement)] : task.properties.length > 0 ? prepend(context.source, task, statement) : append(context.source, task, [statement]), { isPreferred: true })];
};

/** Whether a task comes after another one, or is it. */
function waitsFor(task: Task, other: Task): boolean {
    const seen = new Set([task]);
    for (const next of seen) {
        if (next === other) return true;
        for (const { task: upstream } of next.dependencies.flatMap(({ upstreams }) => upstreams)) {
            if (upstream?.ref) seen.add(upstream.ref);
        }
    }
    return false;
}
