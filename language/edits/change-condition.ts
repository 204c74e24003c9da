import { GrammarUtils } from 'langium';
import type { ChangeCondition } from '../../protocol/edit.ts';
import type { Condition } from '../../protocol/graph.ts';
import type { Dependencies } from '../generated/ast.ts';
import type { Change } from './change.ts';
import { withDependency } from './connect.ts';
import { dependenciesOf, isTarget, nameIn, onCondition, targetOf } from './dependency.ts';
import { noDependency, withoutUpstream } from './disconnect.ts';
import type { Draft } from './draft.ts';
import type { Replacement } from './pieces.ts';
import { EditError, type Source } from './source.ts';

/** Changes the condition of a statement that names one task; out of a list of several, the task goes to a list or a statement of the other condition. */
export function changeCondition(draft: Draft, edit: ChangeCondition): Change {
    if (edit.from === edit.to) return {};
    const task = draft.task(edit);
    const target = targetOf(edit.upstream, edit.line);
    const { source, task: node } = task.open();
    const dependencies = dependenciesOf(node, edit.line).filter((dependency) => isTarget(dependency, target));
    const found = dependencies.find(({ condition }) => condition === edit.from);
    if (!found) throw noDependency(task, target, edit.from);
    if (dependencies.some(({ condition }) => condition === edit.to)) throw new EditError(`"${node.name}" waits for "${edit.upstream}" on that condition already.`);
    if (found.statement.upstreams.length === 1) {
        task.change(withCondition(source, found.statement, edit.to));
    } else {
        task.change(withoutUpstream(source, found));
        task.change(withDependency(task.open(), nameIn(edit.line, target), edit.to));
    }
    return {};
}

/** On success, the default, is not written. */
function withCondition({ text }: Source, statement: Dependencies, condition: Condition): Replacement[] {
    const last = statement.upstreams.at(-1)!.$cstNode!.end;
    const word = GrammarUtils.findNodeForProperty(statement.$cstNode, 'condition');
    if (!word) return [{ start: last, end: last, text: onCondition(condition) }];
    const isPlain = /^\s*on\s*$/.test(text.slice(last, word.offset));
    return condition === 'success' && isPlain ? [{ start: last, end: word.end, text: '' }] : [{ start: word.offset, end: word.end, text: condition }];
}
