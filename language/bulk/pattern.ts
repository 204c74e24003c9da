import type { Row } from '../../protocol/bulk.ts';
import { escapeText } from '../grammar/values.ts';
import { nearestName } from '../scoping/suggest.ts';

type Part = { readonly literal: string } | { readonly column: string };

/** A pattern that cannot be filled, with what to do about it. */
export class PatternError extends Error {
    override readonly name = 'PatternError';
}

/** A character of the private use area stands for a `<<` that the pattern itself has, while a row's own are escaped. */
const MARK = '\uE001';

/** A text in which `{column}` stands for a value of a row; `{{` and `}}` are braces. */
export class Pattern {
    readonly columns: readonly string[];
    readonly #parts: readonly Part[];

    /** @throws PatternError for a brace that is left open */
    constructor(text: string) {
        this.#parts = parsed(text);
        this.columns = this.#parts.flatMap((part) => 'column' in part ? [part.column] : []);
    }

    /** Whether every column that it has is empty in a row, though it has some. */
    isEmpty(row: Row): boolean {
        return this.columns.length > 0 && this.columns.every((column) => (row[column] ?? '') === '');
    }

    /** The plain text for a row. */
    text(row: Row): string {
        return this.#fill(row, (literal) => literal, (value) => value);
    }

    /** The text for a row as it is written between quotes: placeholders of the pattern stay, a row's values have none. */
    quoted(row: Row): string {
        const filled = this.#fill(row, (literal) => literal.replaceAll('<<', MARK), (value) => value);
        return `"${escapeText(filled).replaceAll(MARK, '<<')}"`;
    }

    /** Pline text for a row, whose values are escaped as texts are. */
    pline(row: Row): string {
        return this.#fill(row, (literal) => literal, escapeText);
    }

    #fill(row: Row, literal: (text: string) => string, value: (text: string) => string): string {
        return this.#parts.map((part) => 'literal' in part ? literal(part.literal) : value(row[part.column] ?? '')).join('');
    }
}

/** @returns what to say of a column that no row has */
export function unknownColumn(column: string, known: Iterable<string>): string {
    const names = [...known];
    const nearest = nearestName(column, names);
    return `There is no column "${column}"; there is ${names.length === 0 ? 'none' : names.join(', ')}.${nearest === undefined ? '' : ` Did you mean "${nearest}"?`}`;
}

function parsed(text: string): Part[] {
    const parts: Part[] = [];
    let literal = '';
    for (const [whole, column] of text.matchAll(/\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+/g)) {
        if (column !== undefined) {
            if (literal !== '') parts.push({ literal });
            literal = '';
            parts.push({ column: column.trim() });
        } else if (whole === '{' || whole === '}') {
            throw new PatternError(`"${text}" has a "${whole}" on its own: write {column} for a column, {{ and }} for braces.`);
        } else {
            literal += whole === '{{' ? '{' : whole === '}}' ? '}' : whole;
        }
    }
    return literal === '' ? parts : [...parts, { literal }];
}
