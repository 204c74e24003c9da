import { DuckDBDataChunk, VARCHAR, type DuckDBAppender } from '@duckdb/node-api';
import type { DuckDB } from '../../connections/duckdb.ts';
import { STAGED_TABLE } from './staged.ts';

/** A row as its source shows it: every value as text, or null. */
export type TextRow = readonly (string | null)[];

/** What DuckDB takes at once. */
const CHUNK_ROWS = 2048;

/** Stages rows as texts: DuckDB turns them into their types later, all at once and much faster than JavaScript would. */
export class TextStage {
    readonly #appender: DuckDBAppender;
    readonly #types: readonly (typeof VARCHAR)[];
    #rows = 0;

    private constructor(appender: DuckDBAppender, width: number) {
        this.#appender = appender;
        this.#types = Array.from({ length: width }, () => VARCHAR);
    }

    /** Makes the table of staged rows. */
    static async create({ connection }: DuckDB, width: number): Promise<TextStage> {
        await connection.run(`create table ${STAGED_TABLE} (${Array.from({ length: width }, (_, index) => `${stagedColumn(index)} varchar`).join(', ')})`);
        return new TextStage(await connection.createAppender(STAGED_TABLE), width);
    }

    get rows(): number {
        return this.#rows;
    }

    /** Writes a batch to the file; nothing of it stays in memory. */
    append(batch: readonly TextRow[]): void {
        for (let start = 0; start < batch.length; start += CHUNK_ROWS) {
            const rows = batch.slice(start, start + CHUNK_ROWS);
            const chunk = DuckDBDataChunk.create(this.#types, rows.length);
            chunk.setRows(rows);
            this.#appender.appendDataChunk(chunk);
        }
        this.#appender.flushSync();
        this.#rows += batch.length;
    }

    close(): void {
        this.#appender.closeSync();
    }
}

/** @returns the name of the column at `index` in the table of staged rows, whatever its own name is */
export function stagedColumn(index: number): string {
    return `c${index}`;
}
