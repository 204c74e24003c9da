import { ActivityError } from '../activity.ts';

/** A piece of a notebook that runs on its own. */
export interface Cell {
    /** From 1, as notebooks count. */
    readonly number: number;
    readonly title?: string;
    readonly language: 'python' | 'sql' | 'sh';
    readonly code: string;
}

const HEADER = '# Databricks notebook source';
const SEPARATOR = /^# COMMAND -+[ \t]*$/m;
const MAGIC = /^# MAGIC ?/gm;
/** Cells that are there for people. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(['md', 'md-sandbox']);

/**
 * Splits a notebook into its cells; texts for people are left out.
 *
 * @param text the file: Python in the vendor's source format, or the JSON of an `.ipynb`
 * @throws ActivityError where a cell is in a language that does not run here
 */
export function cellsOf(file: string, text: string): readonly Cell[] {
    const sources = file.endsWith('.ipynb') ? fromJupyter(file, text) : fromSource(text);
    return sources.flatMap((source, index) => cellFrom(source, index + 1));
}

function fromSource(text: string): readonly string[] {
    const lines = text.replaceAll('\r\n', '\n');
    return (lines.startsWith(HEADER) ? lines.slice(HEADER.length) : lines).split(SEPARATOR).map((cell) => cell.trim());
}

function fromJupyter(file: string, text: string): readonly string[] {
    try {
        const { cells }: { readonly cells: readonly { readonly cell_type: string; readonly source: string | readonly string[] }[] } = JSON.parse(text);
        return cells.map(({ cell_type, source }) => (cell_type === 'code' ? [source].flat().join('') : '%md'));
    } catch {
        throw new ActivityError(`${file} is no notebook: it has to be the JSON that notebook programs write.`);
    }
}

function cellFrom(source: string, number: number): readonly Cell[] {
    const [, title] = /^# DBTITLE \d+,(.*)$/m.exec(source) ?? [];
    const code = source.replace(/^# DBTITLE.*\n?/m, '').replaceAll(MAGIC, '').trim();
    const [magic, word] = /^%([\w-]+)[ \t]*/.exec(code) ?? [];
    if (code === '' || (word !== undefined && FOR_PEOPLE.has(word))) return [];
    const cell = { number, ...(title !== undefined && { title: title.trim() }) };
    if (magic === undefined) return [{ ...cell, language: 'python', code }];
    if (word === 'python' || word === 'sql' || word === 'sh') return [{ ...cell, language: word, code: code.slice(magic.length).trim() }];
    throw new ActivityError(`Cell ${number} starts with %${word}, which runs in a workspace only: here Python, %sql and %sh run. Set "connection" to run the notebook there.`);
}
