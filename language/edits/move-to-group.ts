import type { MoveToGroup } from '../../protocol/edit.ts';
import type { Change } from './change.ts';
import type { Draft } from './draft.ts';
import { withPart } from './head.ts';
import { checkName } from './source.ts';

/** Changes what stands behind `in`; the task stays where it is. */
export function moveToGroup(draft: Draft, edit: MoveToGroup): Change {
    const task = draft.task(edit);
    const open = task.open();
    task.change(withPart(open.source, open.task, 'group', edit.group === undefined ? undefined : checkName(edit.group)));
    return {};
}
