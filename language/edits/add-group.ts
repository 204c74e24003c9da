import type { AddGroup } from '../../protocol/edit.ts';
import { isGroup } from '../generated/ast.ts';
import { atEnd } from './add-line.ts';
import type { Change } from './change.ts';
import type { Draft } from './draft.ts';
import { insertBefore } from './insert.ts';
import type { Replacement } from './pieces.ts';
import { endOfTextLine } from './place.ts';
import { checkName, uniqueName, type Source } from './source.ts';
import { titled } from './title.ts';

/** An empty group goes behind the last group, else in front of the first line. */
export function addGroup(draft: Draft, edit: AddGroup): Change {
    let created = checkName(edit.name);
    draft.change((source) => {
        created = uniqueName(created, new Map(source.file.declarations.filter(isGroup).map((group) => [group.name, group])));
        return [place(source, `${titled('group', created, edit.title)} {${source.lineEnd}}`)];
    });
    return { created };
}

function place(source: Source, declaration: string): Replacement {
    const last = source.file.declarations.findLast(isGroup);
    if (last) {
        const end = endOfTextLine(source.text, last.$cstNode!.end);
        return { start: end, end, text: `${source.lineEnd.repeat(2)}${declaration}` };
    }
    const [line] = source.lines;
    return line ? insertBefore(source, line, declaration) : atEnd(source, declaration);
}
