import type { LangiumDocument } from 'langium';
import { isGroup, isLine, type Group, type Line, type Task } from '../../language/generated/ast.ts';
import { nameRangeOf } from '../../language/model/ranges.ts';
import { tasksOf } from '../../language/scoping/members.ts';
import { fileOf } from '../../language/uris.ts';
import type { Edit } from '../../protocol/edit.ts';

/** What an edit made, and where its code stands in the new text; lines and columns count from 1. */
export interface Made {
    /** Which edit, from 0. */
    readonly edit: number;
    readonly kind: 'line' | 'group' | 'task';
    readonly name: string;
    /** The line that a task is in. */
    readonly in?: string;
    /** Absent where a later edit took it away again, or gave it another code. */
    readonly place?: { readonly line: number; readonly column: number };
}

/** @param made the names that each edit made; @param after the new text */
export function madeBy(edits: readonly Edit[], made: readonly (readonly string[])[], after: LangiumDocument): Made[] {
    const { declarations } = fileOf(after);
    const lines = new Map(declarations.filter(isLine).map((line) => [line.name, line]));
    const groups = new Map(declarations.filter(isGroup).map((group) => [group.name, group]));
    return edits.flatMap((edit, index) => (made[index] ?? []).map((name): Made => {
        switch (edit.kind) {
            case 'addGroup': return { edit: index, kind: 'group', name, ...placeOf(groups.get(name)) };
            case 'addTask':
            case 'cloneTask':
            case 'cloneTasks': {
                const line = lines.get(edit.line);
                return { edit: index, kind: 'task', name, in: edit.line, ...placeOf(line && tasksOf(line).get(name)?.[0]) };
            }
            default: return { edit: index, kind: 'line', name, ...placeOf(lines.get(name)) };
        }
    }));
}

function placeOf(node: Line | Group | Task | undefined): Pick<Made, 'place'> {
    const start = node && nameRangeOf(node).start;
    return start ? { place: { line: start.line + 1, column: start.character + 1 } } : {};
}
