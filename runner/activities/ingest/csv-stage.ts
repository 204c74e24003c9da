import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { quoteLiteral, type DuckDB } from '../../connections/duckdb.ts';
import { CSV_NULL, type CsvBatch } from './csv-batch.ts';
import { STAGED_TABLE } from './staged.ts';

/** Stages rows as texts: DuckDB reads CSV, and turns texts into their types later, all at once, much faster than JavaScript would. */
export class CsvStage {
    readonly #database: DuckDB;
    readonly #file: string;
    readonly #columns: string;
    #inserting: Promise<void> = Promise.resolve();

    private constructor(database: DuckDB, folder: string, names: readonly string[]) {
        this.#database = database;
        this.#file = join(folder, 'batch.csv');
        this.#columns = `{${names.map((name) => `${name}: 'varchar'`).join(', ')}}`;
    }

    /**
     * Makes the table of staged rows.
     *
     * @param folder where there is room for a batch
     * @param width how many columns there are
     */
    static async create(database: DuckDB, folder: string, width: number): Promise<CsvStage> {
        const names = Array.from({ length: width }, (_, index) => stagedColumn(index));
        await database.connection.run(`create table ${STAGED_TABLE} (${names.map((name) => `${name} varchar`).join(', ')})`);
        return new CsvStage(database, folder, names);
    }

    /** Returns when the batch before is in, so that the next one is read meanwhile. @throws what was wrong with that */
    async append(batch: CsvBatch): Promise<void> {
        await this.#inserting;
        this.#inserting = this.#insert(batch);
        // Whoever appends next, or waits for the end, is told.
        this.#inserting.catch(() => undefined);
    }

    /** Waits until all batches are in. */
    async end(): Promise<void> {
        await this.#inserting;
    }

    /** By way of a file: a pipe would do with less, and is not to be had everywhere. */
    async #insert({ bytes, rows, release }: CsvBatch): Promise<void> {
        await writeFile(this.#file, bytes);
        release();
        const read = `read_csv(${quoteLiteral(this.#file)}, columns = ${this.#columns}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', new_line = '\\n',
            nullstr = '${CSV_NULL}', allow_quoted_nulls = false, parallel = false, max_line_size = ${bytes.length}, buffer_size = ${bytes.length + 1})`;
        const inserted = (await this.#database.connection.runAndReadAll(`insert into ${STAGED_TABLE} select * from ${read}`)).getRows()[0]?.[0];
        if (Number(inserted) !== rows) throw new Error(`of ${rows} rows that were read, ${String(inserted)} could be staged`);
        await rm(this.#file);
    }
}

/** @returns the name of the column at `index` in the table of staged rows, whatever its own name is */
export function stagedColumn(index: number): string {
    return `c${index}`;
}
