import type { SetDefault, SetGroupProperty } from '../../protocol/edit.ts';
import { isDefaults, isGroup, type Defaults, type Group } from '../generated/ast.ts';
import { nearestName } from '../scoping/suggest.ts';
import { atEnd } from './add-line.ts';
import type { Change } from './change.ts';
import type { Draft } from './draft.ts';
import { insertBefore } from './insert.ts';
import type { Replacement } from './pieces.ts';
import { checkNotEmpty, checkWritten, findProperty, withValue } from './set-property.ts';
import { checkActivity, checkName, fail, type Source } from './source.ts';
import { propertyText } from './value.ts';

/** Sets what all tasks of a group share. */
export function setGroupProperty(draft: Draft, edit: SetGroupProperty): Change {
    return set(draft, edit, (source) => {
        const groups = source.file.declarations.filter(isGroup);
        return groups.find(({ name }) => name === edit.group) ?? fail(`This file has no group "${edit.group}".`, nearestName(edit.group, groups.map(({ name }) => name)));
    });
}

/** Sets what all tasks of an activity share, in the file's first `defaults` of it; one that has none gets it in front of its first group or line. */
export function setDefault(draft: Draft, edit: SetDefault): Change {
    const activity = checkActivity(edit.activity);
    return set(draft, edit, (source) => source.file.declarations.filter(isDefaults).find(({ activity: { $refText } }) => $refText === activity), (source) => {
        const { indent, lineEnd } = source;
        const declaration = `defaults ${activity} {${lineEnd}${indent}${propertyText(edit.property, edit.value, indent, source)}${lineEnd}}`;
        const next = source.file.declarations.find(isGroup) ?? source.lines[0];
        return next ? insertBefore(source, next, declaration) : atEnd(source, declaration);
    });
}

function set(draft: Draft, { property, value }: SetDefault | SetGroupProperty, find: (source: Source) => Group | Defaults | undefined, create?: (source: Source) => Replacement): Change {
    const name = checkName(property);
    checkNotEmpty(name, value);
    draft.change((source) => {
        const block = find(source);
        return block ? withValue(source, block, name, value) : create ? [create(source)] : [];
    });
    draft.change((source) => {
        const block = find(source);
        checkWritten(block && findProperty(block, name)?.value?.$cstNode?.text, value);
        return [];
    });
    return {};
}
