import type { Connect } from '../../protocol/edit.ts';
import type { Condition } from '../../protocol/graph.ts';
import { cycleText } from '../checks/words.ts';
import type { Change } from './change.ts';
import { wayBetween } from './cycle.ts';
import { after, isTarget, nameIn, targetOf, type Target } from './dependency.ts';
import type { Draft } from './draft.ts';
import type { DraftTask, OpenTask } from './draft-task.ts';
import { append, insertBehind, prepend } from './insert.ts';
import type { Replacement } from './pieces.ts';
import { EditError } from './source.ts';

/** Longer lists are hard to read: a new statement follows then. */
const MOST_COLUMNS = 100;

/** A new dependency joins a list of the same condition where that stays a short line of text, else it gets a statement of its own behind the others. */
export function connect(draft: Draft, edit: Connect): Change {
    const task = draft.task(edit);
    const target = targetOf(edit.upstream, edit.line);
    checkDependency(draft, task, target, edit.condition);
    task.change(withDependency(task.open(), nameIn(edit.line, target), edit.condition));
    return {};
}

/** @throws EditError for a dependency that is there already, that leads in a circle, or whose task is not there */
function checkDependency(draft: Draft, { task, line, dependencies }: DraftTask, target: Target, condition: Condition): void {
    const name = nameIn(line, target);
    // A line that is not in this file may be in one that it imports.
    if (draft.findLine(target.line)) draft.task(target);
    if (dependencies.some((dependency) => isTarget(dependency, target) && dependency.condition === condition)) {
        throw new EditError(`"${task.name}" waits for the ${condition === 'complete' ? 'completion' : condition} of "${name}" already.`);
    }
    if (name === task.name) throw new EditError(`"${task.name}" cannot wait for itself.`);
    const way = wayBetween(draft, target, { line, task: task.name });
    if (way) throw new EditError(`"${task.name}" cannot wait for "${name}", for these tasks would wait for each other: ${cycleText(way.toReversed().map((step) => nameIn(line, step)))}.`);
}

/** @param name the upstream task as it is named in the line */
export function withDependency({ source, task }: OpenTask, name: string, condition: Condition): Replacement[] {
    const list = task.dependencies.findLast((statement) => (statement.condition ?? 'success') === condition);
    const last = list?.upstreams.at(-1)?.$cstNode;
    if (list?.$cstNode && last) {
        const start = source.lineStart(list.$cstNode.offset);
        const line = /^.*/.exec(source.text.slice(start))![0].trimEnd();
        const isPlain = start + line.length >= list.$cstNode.end && !/\/[/*]/.test(line);
        if (isPlain && line.length + name.length + 2 <= MOST_COLUMNS) return [{ start: last.end, end: last.end, text: `, ${name}` }];
    }
    return withStatement({ source, task }, after(name, condition));
}

/** Puts a statement behind the dependencies, or first into the task. */
export function withStatement({ source, task }: OpenTask, text: string): Replacement[] {
    const last = task.dependencies.at(-1);
    if (last) return [insertBehind(source, last, text)];
    return task.properties.length + task.rules.length > 0 ? prepend(source, task, text) : append(source, task, [text]);
}
