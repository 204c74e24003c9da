import { GrammarUtils } from 'langium';
import type { Disconnect } from '../../protocol/edit.ts';
import type { Condition } from '../../protocol/graph.ts';
import type { Change } from './change.ts';
import { dependenciesOf, isTarget, targetOf, type Target, type WrittenDependency } from './dependency.ts';
import type { Draft } from './draft.ts';
import type { DraftTask } from './draft-task.ts';
import type { Replacement } from './pieces.ts';
import { EditError, type Source } from './source.ts';
import { remove } from './span.ts';

/** Takes a task out of a list, which keeps the others, or the whole statement with the last one. */
export function disconnect(draft: Draft, edit: Disconnect): Change {
    removeDependency(draft.task(edit), targetOf(edit.upstream, edit.line), edit.condition);
    return {};
}

/** @throws EditError where there is no such dependency */
export function removeDependency(task: DraftTask, target: Target, condition?: Condition): void {
    const find = (): WrittenDependency | undefined => dependenciesOf(task.open().task, task.line)
        .find((dependency) => isTarget(dependency, target) && (condition === undefined || dependency.condition === condition));
    let found = find();
    if (!found) throw noDependency(task, target, condition);
    // It may be written twice.
    for (; found; found = find()) task.change(withoutUpstream(task.open().source, found));
}

export function noDependency({ task }: DraftTask, target: Target, condition: Condition | undefined): EditError {
    return new EditError(`"${task.name}" does not wait for ${condition === undefined ? '' : `the ${condition === 'complete' ? 'completion' : condition} of `}"${target.task}".`);
}

/** Comments between the names of a list stay. */
export function withoutUpstream(source: Source, { statement, upstream }: WrittenDependency): Replacement[] {
    if (statement.upstreams.length === 1) return [remove(source, statement)];
    const index = statement.upstreams.indexOf(upstream);
    const comma = GrammarUtils.findNodesForKeyword(statement.$cstNode, ',')[Math.max(index - 1, 0)]!;
    const name = upstream.$cstNode!;
    const { text } = source;
    if (index === 0) {
        const start = comma.end + blanks(text.slice(comma.end)).length;
        return text.slice(name.end, comma.offset).trim() === '' ? [{ start: name.offset, end: start, text: '' }] : [cut(name.offset, name.end), cut(comma.offset, comma.end)];
    }
    if (text.slice(comma.end, name.offset).trim() === '') return [cut(comma.offset, name.end)];
    const space = /[ \t]*$/.exec(text.slice(0, name.offset))![0].length;
    return [cut(comma.offset, comma.end), cut(name.offset - space, name.end)];
}

function cut(start: number, end: number): Replacement {
    return { start, end, text: '' };
}

function blanks(text: string): string {
    return /^\s*/.exec(text)![0];
}
