import { AstUtils, GrammarUtils, type AstNode } from 'langium';
import type { RenameTask } from '../../protocol/edit.ts';
import { isLine, isPlaceholder, isUpstream, type Line } from '../generated/ast.ts';
import type { Change } from './change.ts';
import type { Draft } from './draft.ts';
import type { Replacement } from './pieces.ts';
import { checkName, EditError, type Source } from './source.ts';

/** Changes a task's code, and every name of it in the file: in `after`, also of other lines, and in placeholders. */
export function renameTask(draft: Draft, edit: RenameTask): Change {
    if (edit.task === checkName(edit.name)) return {};
    draft.task(edit);
    if (draft.line(edit.line).find(edit.name)) throw new EditError(`Line "${edit.line}" has a task "${edit.name}" already.`);
    draft.change((source) => renamed(source, edit));
    return {};
}

function renamed(source: Source, { line: lineName, task: name, name: next }: RenameTask): Replacement[] {
    const line = source.line(lineName);
    const names = AstUtils.streamAst(source.file).filter((node) => mentions(node, line, name)).toArray();
    return [
        ...replace(source.task(line, name), 'name', next),
        ...names.flatMap((node) => replace(node, isUpstream(node) ? 'task' : 'target', next)),
    ];
}

/** Whether a node names a task, as far as that can be told in its own file. */
function mentions(node: AstNode, line: Line, name: string): boolean {
    if (isUpstream(node)) return node.task?.$refText === name && (node.line?.$refText ?? lineOf(node)?.name) === line.name;
    return isPlaceholder(node) && node.member !== undefined && node.target?.$refText === name && lineOf(node) === line;
}

function lineOf(node: AstNode): Line | undefined {
    return AstUtils.getContainerOfType(node, isLine);
}

function replace(node: AstNode, property: string, text: string): Replacement[] {
    const cst = GrammarUtils.findNodeForProperty(node.$cstNode, property);
    return cst ? [{ start: cst.offset, end: cst.end, text }] : [];
}
