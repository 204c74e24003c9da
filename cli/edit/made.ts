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

/** @param created the names that were made, in the order of the edits; @param after the new text */
export function madeBy(edits: readonly Edit[], created: readonly string[], after: LangiumDocument): Made[] {
    const { declarations } = fileOf(after);
    const lines = new Map(declarations.filter(isLine).map((line) => [line.name, line]));
    const groups = new Map(declarations.filter(isGroup).map((group) => [group.name, group]));
    const names = created.values();
    return edits.flatMap((edit, index): Made[] => {
        switch (edit.kind) {
            case 'addLine': return made(index, 'line', names, (name) => lines.get(name));
            case 'addGroup': return made(index, 'group', names, (name) => groups.get(name));
            case 'addTask':
            case 'cloneTask': {
                const line = lines.get(edit.line);
                return made(index, 'task', names, (name) => line && tasksOf(line).get(name)?.[0], edit.line);
            }
            default: return [];
        }
    });
}

function made(edit: number, kind: Made['kind'], names: Iterator<string>, find: (name: string) => Line | Group | Task | undefined, line?: string): Made[] {
    const { value: name, done } = names.next();
    if (done) return [];
    const node = find(name);
    const start = node && nameRangeOf(node).start;
    return [{ edit, kind, name, ...(line !== undefined && { in: line }), ...(start && { place: { line: start.line + 1, column: start.character + 1 } }) }];
}
