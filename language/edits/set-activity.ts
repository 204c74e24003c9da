import type { SetActivity } from '../../protocol/edit.ts';
import type { Change } from './change.ts';
import type { Draft } from './draft.ts';
import { withPart } from './head.ts';
import { checkActivity } from './source.ts';

/** Changes what stands behind `uses`; the properties stay. */
export function setActivity(draft: Draft, edit: SetActivity): Change {
    const task = draft.task(edit);
    const open = task.open();
    task.change(withPart(open.source, open.task, 'activity', checkActivity(edit.activity)));
    return {};
}
