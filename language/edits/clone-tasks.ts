import type { CloneTasks } from '../../protocol/edit.ts';
import type { Change } from './change.ts';
import { copyOf, replacer, withinQuotes } from './copy.ts';
import type { Draft } from './draft.ts';
import { checkName, EditError, uniqueName } from './source.ts';

/** The copies stand behind the last original, in the order of the originals. */
export function cloneTasks(draft: Draft, { line: lineName, tasks: names, replacements = [] }: CloneTasks): Change {
    const line = draft.line(lineName);
    const wanted = new Set(names.map((name) => draft.task({ line: lineName, task: name })));
    const originals = line.tasks.filter((task) => wanted.has(task));
    const last = originals.at(-1);
    if (!last) throw new EditError('Say which tasks to copy.');
    const inNames = replacer(replacements);
    const codes = copyNames(originals.map(({ task }) => task.name), inNames, line.names);
    const replace = replacer(withinQuotes(replacements));
    const title = (text: string): string => inNames(text) === text ? `${text} (copy)` : inNames(text);
    let behind = last;
    // All are read before the first is written.
    const copies = originals.map((original) => {
        const { source, task } = original.open();
        return copyOf(source, task, { line: { from: lineName, to: lineName }, tasks: codes, title, replace });
    });
    for (const copy of copies) behind = draft.insert(line, behind, copy);
    return { created: [...codes.values()] };
}

/** @returns the code of each copy, unlike all others */
function copyNames(names: readonly string[], replace: (text: string) => string, taken: ReadonlyMap<string, unknown>): Map<string, string> {
    const all = new Map<string, unknown>(taken);
    return new Map(names.map((name) => {
        const replaced = replace(name);
        const copy = uniqueName(checkName(replaced === name ? `${name}_copy` : replaced), all);
        all.set(copy, undefined);
        return [name, copy];
    }));
}
