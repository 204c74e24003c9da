import type { AddLine } from '../../protocol/edit.ts';
import type { Change } from './change.ts';
import type { Draft } from './draft.ts';
import type { Replacement } from './pieces.ts';
import { checkName, uniqueName, type Source } from './source.ts';
import { titled } from './title.ts';

/** An empty line goes to the end of the file. */
export function addLine(draft: Draft, edit: AddLine): Change {
    let created = checkName(edit.name);
    draft.change((source) => {
        created = uniqueName(created, new Map(source.lines.map((line) => [line.name, line])));
        return [atEnd(source, `${titled('line', created, edit.title)} {${source.lineEnd}}`)];
    });
    return { created };
}

/** Puts a declaration at the end of the file. */
export function atEnd({ text, lineEnd }: Source, declaration: string): Replacement {
    const content = text.trimEnd().length;
    return { start: content, end: text.length, text: `${content === 0 ? '' : lineEnd.repeat(2)}${declaration}${lineEnd}` };
}
