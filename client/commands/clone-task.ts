import { applyEdits } from '../edits/apply.ts';
import { selectTask } from '../edits/show.ts';
import type { Pline } from '../pline.ts';
import { targetTask } from '../targets.ts';

/** Writes a copy of a task next to it, with a name of its own, and selects that name. */
export async function cloneTask(pline: Pline, argument: unknown): Promise<void> {
    const target = await targetTask(pline, argument, 'Clone Task');
    if (target === undefined) return;
    const { uri, line, task } = target;
    const [clone] = await applyEdits(pline.server, uri, [{ kind: 'cloneTask', line, task }]) ?? [];
    if (clone !== undefined) await selectTask(pline.server, { uri, line, task: clone });
}
