import type { SetTitle } from '../../protocol/edit.ts';
import type { Change } from './change.ts';
import type { Draft } from './draft.ts';
import { withPart } from './head.ts';
import { quoted } from './title.ts';

/** Changes the text behind the name of a task, or of the line itself. */
export function setTitle(draft: Draft, { line, task: name, title }: SetTitle): Change {
    const text = title ? quoted(title) : undefined;
    if (name === undefined) {
        draft.change((source) => withPart(source, source.line(line), 'title', text));
    } else {
        const task = draft.task({ line, task: name });
        const open = task.open();
        task.change(withPart(open.source, open.task, 'title', text));
    }
    return {};
}
