import { differenceOf } from '../difference.ts';
import type { Replacement } from '../edits/pieces.ts';

/**
 * The same change in small: where the lines of text stay as many, one replacement for each line that changes, and no character that stays.
 * So a cursor keeps its place, and the part of a change that lies in a range can be made alone.
 * @param before what stands in the replaced stretch now
 */
export function minimal({ start, text }: Replacement, before: string): Replacement[] {
    const [oldLines, newLines] = [linesOf(before), linesOf(text)];
    if (oldLines.length !== newLines.length) return trimmed(start, before, text);
    let at = start;
    return oldLines.flatMap((line, index) => {
        const replacements = trimmed(at, line, newLines[index]!);
        at += line.length;
        return replacements;
    });
}

/** Each with its line end. */
function linesOf(text: string): string[] {
    return text.split(/(?<=\n)/);
}

function trimmed(start: number, before: string, text: string): Replacement[] {
    if (before === text) return [];
    const { start: head, end, delta } = differenceOf(before, text);
    return [{ start: start + head, end: start + end, text: text.slice(head, end + delta) }];
}
