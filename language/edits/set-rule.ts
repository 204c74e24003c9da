import { GrammarUtils } from 'langium';
import type { SetRule } from '../../protocol/edit.ts';
import type { Change } from './change.ts';
import { withStatement } from './connect.ts';
import type { Draft } from './draft.ts';
import type { DraftTask } from './draft-task.ts';
import { remove } from './span.ts';

/** `run if any` goes behind the dependencies; `all`, the default, is not written. */
export function setRule(draft: Draft, edit: SetRule): Change {
    const task = draft.task(edit);
    const open = task.open();
    const [rule] = open.task.rules;
    if (edit.rule === 'all') {
        removeRules(task);
    } else if (rule) {
        const mode = GrammarUtils.findNodeForProperty(rule.$cstNode, 'mode');
        if (mode && mode.text !== edit.rule) task.change([{ start: mode.offset, end: mode.end, text: edit.rule }]);
    } else {
        task.change(withStatement(open, `run if ${edit.rule}`));
    }
    return {};
}

export function removeRules(task: DraftTask): void {
    const { source, task: node } = task.open();
    task.change(node.rules.map((rule) => remove(source, rule)));
}
