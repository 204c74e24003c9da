import { AstUtils, type AstNode } from 'langium';
import { isActivity, type Line } from '../../generated/ast.ts';
import { insertBehind, prepend } from '../../edits/insert.ts';
import { LIBRARY_SCHEME } from '../../uris.ts';
import { sourceOf, type Fix } from '../fix.ts';

/** A property of an activity of the user's own. */
export function declareProperty(activity: AstNode | undefined, name: string, type: string): Fix[] {
    if (!isActivity(activity)) return [];
    const document = AstUtils.getDocument(activity);
    if (document.uri.scheme === LIBRARY_SCHEME) return [];
    return [{ title: `Declare property "${name}" in activity "${activity.name}"`, changes: [{ document, replacements: behindLast(activity, activity.properties, `${name}: ${type}`) }] }];
}

/** A param of a line; without a default a run has to be given it. */
export function declareParam(line: Line, name: string, type: string): Fix {
    return { title: `Create param "${name}" in line "${line.name}"`, changes: [{ document: AstUtils.getDocument(line), replacements: behindLast(line, line.params, `param ${name}: ${type}`) }] };
}

function behindLast(block: AstNode, members: readonly AstNode[], text: string) {
    const source = sourceOf(AstUtils.getDocument(block));
    const last = members.at(-1);
    return last ? [insertBehind(source, last, text)] : prepend(source, block, text);
}
