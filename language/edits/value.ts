import { dedent } from '../model/text.ts';
import { checkName, type Style } from './source.ts';

/** A property as it is written. @param indent the indentation of the line of text that it stands on */
export function propertyText(name: string, value: string, indent: string, style: Style): string {
    return `${checkName(name)}: ${valueText(value, indent, style)}`;
}

/**
 * A value as it is written at an indentation: a text of several lines is indented with it, which changes nothing of what it means.
 * @param indent the indentation of the line of text that the value begins on
 */
export function valueText(value: string, indent: string, { lineEnd, indent: step }: Style): string {
    const trimmed = value.trim();
    if (!trimmed.includes('\n')) return trimmed;
    const block = /^"""([\s\S]*)"""$/.exec(trimmed)?.[1];
    // Texts of several lines within a list or a map stay as they are: what their indentation means is not plain to see.
    if (block === undefined) return trimmed.split(/\r?\n/).map((line, index) => index === 0 || line === '' || trimmed.includes('"""') ? line : indent + line).join(lineEnd);
    const lines = dedent(block).split('\n').map((line) => line === '' ? line : indent + step + line);
    return ['"""', ...lines, `${indent}"""`].join(lineEnd);
}

/** Words that may begin something else. */
const KEYWORDS = new Set(['after', 'env', 'param', 'run', 'schedule', 'secret', 'task']);

/** Whether a text is a value by its looks alone, whatever stands around it: a name, a number, a duration, or a text of one line without placeholders. */
export function isPlain(value: string): boolean {
    const text = value.trim();
    return /^(?:[_a-zA-Z]\w*|-?\d+(?:\.\d+)?|\d+(?:\.\d+)?(?:ms|s|m|h|d)|"(?:[^"\\<\r\n]|\\[^\r\n])*")$/.test(text) && !KEYWORDS.has(text);
}
