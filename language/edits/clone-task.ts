import type { CloneTask } from '../../protocol/edit.ts';
import type { Change } from './change.ts';
import { copyOf } from './copy.ts';
import type { Draft } from './draft.ts';
import { checkName, uniqueName } from './source.ts';

/** The copy is the original's own text, comments and layout included, with a code and a title of its own. */
export function cloneTask(draft: Draft, edit: CloneTask): Change {
    const original = draft.task(edit);
    const line = draft.line(edit.line);
    const { source, task } = original.open();
    const created = uniqueName(checkName(edit.name ?? `${task.name}_copy`), line.names);
    const text = copyOf(source, task, { line: { from: line.name, to: line.name }, tasks: new Map([[task.name, created]]), title: (title) => `${title} (copy)`, replace: (text) => text });
    draft.insert(line, original, text);
    return { created };
}
