import type { CloneLine } from '../../protocol/edit.ts';
import type { Change } from './change.ts';
import { copyOf, replacer, withinQuotes } from './copy.ts';
import type { Draft } from './draft.ts';
import { endOfTextLine } from './place.ts';
import { checkName, uniqueName } from './source.ts';

/** The copy is the original's own text, comments and layout included. Its tasks keep their codes, but for what is replaced. */
export function cloneLine(draft: Draft, { line: name, name: wish, replacements = [] }: CloneLine): Change {
    const original = draft.line(name);
    const inNames = replacer(replacements);
    const lines = new Map([...draft.allLines].map((line) => [line.name, line]));
    const replaced = inNames(name);
    const created = uniqueName(checkName(wish ?? (replaced === name ? `${name}_copy` : replaced)), lines);
    const codes = new Map<string, string>();
    const taken = new Map<string, unknown>();
    for (const { task } of original.tasks) {
        const code = uniqueName(checkName(inNames(task.name)), taken);
        taken.set(code, undefined);
        if (!codes.has(task.name)) codes.set(task.name, code);
    }
    draft.change((source) => {
        const line = source.line(name);
        const end = endOfTextLine(source.text, line.$cstNode!.end);
        const copy = copyOf(source, line, {
            line: { from: name, to: created }, tasks: codes, replace: replacer(withinQuotes(replacements)),
            title: (text, of) => of === 'line' && inNames(text) === text ? `${text} (copy)` : inNames(text),
        });
        return [{ start: end, end, text: `${source.lineEnd.repeat(2)}${source.outerIndent(line)}${copy}` }];
    });
    return { created };
}
