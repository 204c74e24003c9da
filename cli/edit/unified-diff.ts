import { Pieces, type Replacement } from '../../language/edits/pieces.ts';

/** Unchanged lines shown around a change. */
const CONTEXT = 3;

/** Whole lines of the old text, by number, and what stands there instead. */
interface Block {
    readonly from: number;
    /** Exclusive. */
    readonly to: number;
    readonly lines: readonly string[];
}

/**
 * What replacements change of a text, as `diff -u` writes it and `patch` reads it.
 * @param replacements in order, without overlap
 * @returns empty where nothing changes
 */
export function unifiedDiff(file: string, text: string, replacements: readonly Replacement[]): string {
    const old = linesOf(text);
    const blocks = changedLines(text, old, replacements);
    if (blocks.length === 0) return '';
    let shift = 0;
    const hunks = grouped(blocks).map((group) => {
        const from = Math.max(0, group[0]!.from - CONTEXT);
        const to = Math.min(old.length, group.at(-1)!.to + CONTEXT);
        const written: string[] = [];
        let [at, added] = [from, 0];
        for (const block of group) {
            written.push(...old.slice(at, block.from).map((line) => ` ${line}`), ...old.slice(block.from, block.to).map((line) => `-${line}`), ...block.lines.map((line) => `+${line}`));
            at = block.to;
            added += block.lines.length - (block.to - block.from);
        }
        written.push(...old.slice(at, to).map((line) => ` ${line}`));
        const head = `@@ -${range(from, to - from)} +${range(from + shift, to - from + added)} @@\n`;
        shift += added;
        return head + written.map(ended).join('');
    });
    return `--- ${file}\n+++ ${file}\n${hunks.join('')}`;
}

/** Each with its line end. */
function linesOf(text: string): string[] {
    return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** What changes, in whole lines that differ. */
function changedLines(text: string, old: readonly string[], replacements: readonly Replacement[]): Block[] {
    const starts: number[] = [0];
    for (const line of old) starts.push(starts.at(-1)! + line.length);
    let last = 0;
    /** The line that an offset lies on; they are asked for in order. */
    const lineAt = (offset: number): number => {
        while (last + 1 < old.length && starts[last + 1]! <= offset) last++;
        return offset === text.length && old[last]?.endsWith('\n') ? old.length : last;
    };
    const touched: { from: number; to: number; replacements: Replacement[] }[] = [];
    for (const replacement of replacements) {
        const from = lineAt(replacement.start);
        const to = Math.min(old.length, lineAt(replacement.end) + 1);
        const before = touched.at(-1);
        if (before && from < before.to) {
            before.to = Math.max(before.to, to);
            before.replacements.push(replacement);
        } else {
            touched.push({ from, to, replacements: [replacement] });
        }
    }
    return touched.map(({ from, to, replacements: some }) => {
        const begin = starts[from]!;
        const pieces = new Pieces(text.slice(begin, starts[to]));
        pieces.apply(some.map(({ start, end, text: inserted }) => ({ start: start - begin, end: end - begin, text: inserted })));
        return trimmed({ from, to, lines: linesOf(pieces.text) }, old);
    }).filter(({ from, to, lines }) => from < to || lines.length > 0);
}

/** Without the lines that are the same before and after. */
function trimmed({ from, to, lines }: Block, old: readonly string[]): Block {
    let head = 0;
    while (head < lines.length && from + head < to && old[from + head] === lines[head]) head++;
    let tail = 0;
    while (tail < lines.length - head && to - tail > from + head && old[to - tail - 1] === lines.at(-tail - 1)) tail++;
    return { from: from + head, to: to - tail, lines: lines.slice(head, lines.length - tail) };
}

/** Blocks whose context would overlap stand in one hunk. */
function grouped(blocks: readonly Block[]): Block[][] {
    const groups: Block[][] = [];
    for (const block of blocks) {
        const before = groups.at(-1)?.at(-1);
        if (before && block.from - before.to <= 2 * CONTEXT) groups.at(-1)!.push(block);
        else groups.push([block]);
    }
    return groups;
}

/** An empty range is named by the line before it. */
function range(from: number, length: number): string {
    return length === 1 ? `${from + 1}` : `${length === 0 ? from : from + 1},${length}`;
}

function ended(line: string): string {
    return line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`;
}
