import type { LangiumDocument } from 'langium';
import type { Replacement } from '../edits/pieces.ts';
import { isText } from '../generated/ast.ts';
import { dedent } from '../model/text.ts';
import { nodesOf } from '../scoping/nodes.ts';
import type { Span } from '../model/leaves.ts';
import { fileOf } from '../uris.ts';
import { memberStarts } from './layout.ts';
import { minimal } from './minimal.ts';
import { spaceBetween } from './spacing.ts';
import { unitsOf, type Unit } from './units.ts';
import { windowOf, type Window } from './window.ts';

export interface FormatOptions {
    /** One step of indentation. */
    readonly indent: string;
}

const DEFAULTS: FormatOptions = { indent: '  ' };
const OPENING = new Set(['{', '[']);
const CLOSING = new Set(['}', ']']);

/**
 * Lays a file, or a part of it, out: indentation, spaces, empty lines. Where a line of text breaks is the author's choice, but a block that breaks anywhere breaks at every member.
 * Only white space changes (inside block texts only the indentation that their lines share).
 * @param rows only what lies in these lines of text, by offsets
 * @returns replacements in order; none where the text has syntax errors
 */
export function format(document: LangiumDocument, options: FormatOptions = DEFAULTS, rows?: Span): Replacement[] {
    if (!canFormat(document)) return [];
    const replacements = new Formatter(document, options, windowOf(fileOf(document), document.textDocument.getText(), rows)).run();
    return rows ? replacements.filter(({ start, end }) => start >= rows.start && end <= rows.end) : replacements;
}

/** Whether a file could be read to its end: a text that is not closed may hold what was not meant to be in it. */
export function canFormat({ parseResult: { value, parserErrors, lexerErrors } }: LangiumDocument): boolean {
    return parserErrors.length + lexerErrors.length === 0 && nodesOf(value).every((node) => !isText(node) || node.closed);
}

class Formatter {
    private readonly text: string;
    private readonly units: readonly Unit[];
    private readonly members: Set<number>;
    private readonly options: FormatOptions;
    private readonly lineEnd: string;
    private readonly window: Window;
    private readonly result: Replacement[] = [];

    constructor(document: LangiumDocument, options: FormatOptions, window: Window) {
        this.text = document.textDocument.getText();
        this.window = window;
        this.units = unitsOf(fileOf(document), window.span);
        this.members = memberStarts(window.nodes);
        if (window.next !== undefined) this.members.add(window.next);
        this.options = options;
        this.lineEnd = this.text.includes('\r\n') ? '\r\n' : '\n';
    }

    run(): Replacement[] {
        const broken = this.brokenBlocks();
        /** For each open bracket: whether its block is broken over lines of text. */
        const open: boolean[] = this.window.block === undefined ? [] : [true];
        let depth = open.length;
        for (const [index, unit] of this.units.entries()) {
            const before = this.before(index);
            if (CLOSING.has(unit.text) && open.pop()) depth--;
            this.replace(before?.end ?? 0, unit.start, this.gap(before, unit, depth, open.at(-1) ?? true, index));
            this.reindent(unit, depth);
            if (OPENING.has(unit.text)) {
                const isBroken = broken.has(unit.start);
                open.push(isBroken);
                if (isBroken) depth++;
            }
        }
        const last = this.units.at(-1) ?? this.window.before;
        if ((this.window.span?.end ?? this.text.length) === this.text.length) this.replace(last?.end ?? 0, this.text.length, last ? this.lineEnd : '');
        return this.result;
    }

    private before(index: number): Unit | undefined {
        return this.units[index - 1] ?? this.window.before;
    }

    /** The white space in front of a unit. */
    private gap(before: Unit | undefined, unit: Unit, depth: number, inBroken: boolean, index: number): string {
        if (!before) return '';
        const original = this.text.slice(before.end, unit.start);
        const breaks = countBreaks(original);
        if (!this.breaks(before, unit, breaks, inBroken, index)) return spaceBetween(before, unit, original.replace(/[\r\n]+/g, ''));
        const atEdge = OPENING.has(before.text) || CLOSING.has(unit.text);
        return this.lineEnd.repeat(breaks > 1 && !atEdge ? 2 : 1) + this.options.indent.repeat(depth);
    }

    private breaks(before: Unit, unit: Unit, breaks: number, inBroken: boolean, index: number): boolean {
        if (before.kind === 'line-comment') return true;
        if (isComment(unit)) return breaks > 0;
        if (isComment(before) && breaks > 0) return true;
        if (CLOSING.has(unit.text)) return this.closesBroken(index);
        if (OPENING.has(before.text)) return this.opensBroken(before) && (this.members.has(unit.start) || breaks > 0);
        if (!this.members.has(unit.start)) return false;
        return inBroken && (breaks > 0 || before.text !== ',');
    }

    private broken: Set<number> | undefined;
    private readonly partner = new Map<number, number>();

    private opensBroken(unit: Unit): boolean {
        return this.brokenBlocks().has(unit.start);
    }

    private closesBroken(index: number): boolean {
        return this.brokenBlocks().has(this.partner.get(index) ?? -1);
    }

    /** The offsets of the brackets whose blocks have a break in front of a member, a comment or the end. */
    private brokenBlocks(): ReadonlySet<number> {
        if (this.broken) return this.broken;
        const open: number[] = this.window.block === undefined ? [] : [this.window.block];
        const broken = new Set(open);
        for (const [index, unit] of this.units.entries()) {
            const before = this.before(index);
            const isBreak = before !== undefined && (before.kind === 'line-comment' || countBreaks(this.text.slice(before.end, unit.start)) > 0);
            const container = open.at(-1);
            const mayBreak = this.members.has(unit.start) || isComment(unit) || CLOSING.has(unit.text) || (before !== undefined && isComment(before));
            if (isBreak && mayBreak && container !== undefined) broken.add(container);
            if (OPENING.has(unit.text)) open.push(unit.start);
            if (CLOSING.has(unit.text)) this.partner.set(index, open.pop() ?? -1);
        }
        this.broken = broken;
        return broken;
    }

    /** Moves the lines inside a comment or a block text with its first line. */
    private reindent(unit: Unit, depth: number): void {
        if (!unit.text.includes('\n')) return;
        const indent = this.options.indent.repeat(depth);
        if (unit.kind === 'block-comment') this.replace(unit.start, unit.end, reindentComment(unit.text, indent, this.lineEnd));
        if (unit.kind === 'block-text') this.replace(unit.start, unit.end, reindentText(unit.text, indent, this.options.indent, this.lineEnd));
    }

    private replace(start: number, end: number, text: string): void {
        const before = this.text.slice(start, end);
        if (before !== text) this.result.push(...minimal({ start, end, text }, before));
    }
}

function isComment(unit: Unit): boolean {
    return unit.kind === 'line-comment' || unit.kind === 'block-comment';
}

function countBreaks(space: string): number {
    return space.split('\n').length - 1;
}

/** Only comments whose lines all begin with `*` have a layout that is known. */
function reindentComment(text: string, indent: string, lineEnd: string): string {
    const [first, ...rest] = text.split(/\r?\n/);
    return rest.every((line) => line.trimStart().startsWith('*')) ? [first!.trimEnd(), ...rest.map((line) => `${indent} ${line.trim()}`)].join(lineEnd) : text;
}

function reindentText(text: string, indent: string, step: string, lineEnd: string): string {
    const inner = text.slice(3, -3);
    // A text that begins behind the quotes, or ends before them, keeps its shape.
    if (!/^[ \t]*\r?\n/.test(inner) || !/\n[ \t]*$/.test(inner)) return text;
    const content = dedent(inner);
    const lines = content.split('\n').map((line) => line === '' ? '' : indent + step + line);
    const result = `${lineEnd}${lines.join(lineEnd)}${lineEnd}${indent}`;
    return dedent(result) === content ? `"""${result}"""` : text;
}
