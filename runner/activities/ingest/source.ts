import type { Conversion } from './conversion.ts';
import type { CsvBatch } from './csv-batch.ts';

export interface SourceColumn {
    readonly name: string;
    /** Of a column of decimals that declares no digits: those of its values decide. */
    readonly countsDigits?: boolean;
    /**
     * To be asked when all rows have been read.
     *
     * @param digits where they count
     * @returns the types to try, best first; where none holds every value, the column stays text
     * @throws ActivityError where not even text keeps every value
     */
    conversions(digits: Digits): readonly Conversion[];
}

/** The most digits before and after the point of a column's values. */
export interface Digits {
    readonly whole: number;
    readonly scale: number;
}

/** Rows to be copied, from a database that is open. */
export interface RowSource {
    readonly columns: readonly SourceColumn[];
    /** How the database orders texts: byte by byte, as DuckDB does, or as some language does. */
    readonly textOrder: 'binary' | 'unknown';
    /** Gives the rows once, a batch at a time. */
    batches(): AsyncIterable<CsvBatch>;
    close(): Promise<void>;
}

/** How far an earlier ingest came, as the database itself wrote the value. */
export interface Watermark {
    readonly column: string;
    readonly value: string;
    /** The DuckDB type that the column had. */
    readonly type: string;
    /** Read rows that have this very value again. */
    readonly inclusive: boolean;
}

/** What to copy. */
export type SourceRequest = ({ readonly kind: 'table'; readonly table: string } | { readonly kind: 'query'; readonly query: string }) & {
    readonly batchSize: number;
    /** Only the rows after it. */
    readonly since?: Watermark;
};

/** @returns whether values of a DuckDB type are numbers */
export function isNumeric(type: string): boolean {
    return /INT$|^INTEGER$|^UINTEGER$|^DECIMAL|^DOUBLE$|^FLOAT$/.test(type);
}

/** @returns the parts of `schema.table`, each without its double quotes */
export function nameParts(table: string): readonly string[] {
    return [...table.matchAll(/"((?:[^"]|"")*)"|[^."]+/g)].map(([part, quoted]) => quoted?.replaceAll('""', '"') ?? part.trim());
}

/** @returns the list for a message: the first of the names, and how many more there are */
export function someNames(names: readonly string[]): string {
    const shown = names.slice(0, 10).join(', ');
    return names.length > 10 ? `${shown} and ${names.length - 10} more` : shown || 'none';
}
