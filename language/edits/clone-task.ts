import { GrammarUtils } from 'langium';
import type { CloneTask } from '../../protocol/edit.ts';
import type { Change } from './change.ts';
import type { Draft } from './draft.ts';
import { Pieces, type Replacement } from './pieces.ts';
import { checkName, uniqueName } from './source.ts';
import { quoted } from './title.ts';

/** The copy is the original's own text, comments and layout included, with a code and a title of its own. */
export function cloneTask(draft: Draft, edit: CloneTask): Change {
    const original = draft.task(edit);
    const line = draft.line(edit.line);
    const { source, task } = original.open();
    const created = uniqueName(checkName(edit.name ?? `${task.name}_copy`), line.names);
    const { offset, end } = task.$cstNode!;
    const start = docComment(source.text, offset) ?? offset;
    const copy = new Pieces(source.text.slice(start, end));
    const replace = (property: string, text: string): Replacement[] => {
        const node = GrammarUtils.findNodeForProperty(task.$cstNode, property);
        return node ? [{ start: node.offset - start, end: node.end - start, text }] : [];
    };
    copy.apply([...replace('name', created), ...replace('title', quoted(`${task.title} (copy)`))]);
    draft.insert(line, original, copy.text);
    return { created };
}

/** Where the doc comment right in front of a declaration starts. */
function docComment(text: string, offset: number): number | undefined {
    const before = text.slice(0, offset);
    const start = before.trimEnd().endsWith('*/') ? before.lastIndexOf('/**') : -1;
    return start >= 0 && before.indexOf('*/', start) === before.trimEnd().length - 2 ? start : undefined;
}
