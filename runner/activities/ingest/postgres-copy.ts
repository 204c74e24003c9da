import type { Connection, Submittable } from 'pg';
import { CSV_NULL, CsvBatchBuilder, type CsvBatch } from './csv-batch.ts';

/**
 * All rows of a query by PostgreSQL's own bulk copy, in its CSV: nothing is done to a single row here but to put it behind the one before.
 *
 * To be given to a client's `query`: pg has the messages of a copy, and leaves it to others to make something of them.
 */
export class PostgresCopy implements Submittable {
    readonly #query: string;
    readonly #builder: CsvBatchBuilder;
    readonly #ready: CsvBatch[] = [];
    #connection: Connection | undefined;
    #changed = Promise.withResolvers<void>();
    #end: { readonly rows: number } | { readonly error: Error } | undefined;
    #rows = 0;

    constructor(query: string, batchSize: number) {
        this.#query = query;
        this.#builder = new CsvBatchBuilder(batchSize);
    }

    /** Gives the rows once. The server waits while nobody takes them. @throws what the server says went wrong */
    async *batches(): AsyncGenerator<CsvBatch, void, void> {
        for (;;) {
            const batch = this.#ready.shift();
            if (batch) {
                this.#connection?.stream.resume();
                yield batch;
            } else if (this.#end === undefined) {
                await this.#changed.promise;
            } else if ('error' in this.#end) {
                throw this.#end.error;
            } else if (this.#end.rows === this.#rows) {
                return;
            } else {
                throw new Error(`the server sent ${this.#end.rows} rows, and ${this.#rows} came`);
            }
        }
    }

    submit(connection: Connection): void {
        this.#connection = connection;
        // The line end closes a comment at the end of the query.
        connection.query(`copy (${this.#query}\n) to stdout (format csv, force_quote *, null '${CSV_NULL}', encoding 'UTF8')`);
    }

    /** The server sends one row in each message. */
    handleCopyData({ chunk }: { readonly chunk: Uint8Array }): void {
        this.#builder.addEncoded(chunk);
        this.#rows += 1;
        if (!this.#builder.isFull) return;
        this.#connection?.stream.pause();
        this.#ready.push(this.#builder.take());
        this.#tell();
    }

    handleCommandComplete({ text }: { readonly text: string }): void {
        if (!this.#builder.isEmpty) this.#ready.push(this.#builder.take());
        this.#end = { rows: Number(text.replace('COPY ', '')) };
        this.#tell();
    }

    handleReadyForQuery(): void {
        // The end is known already.
    }

    handleError(error: Error): void {
        this.#end = { error };
        this.#tell();
    }

    #tell(): void {
        this.#changed.resolve();
        this.#changed = Promise.withResolvers();
    }
}
