/** A row as its source shows it: every value as text, or null. */
export type TextRow = readonly (string | null)[];

/** Whole rows as CSV: every value in double quotes, and null without. */
export interface CsvBatch {
    readonly bytes: Uint8Array;
    readonly rows: number;
    /** To be called when the bytes are no longer needed: the next rows take their place. */
    release(): void;
}

/** What null is in a batch: nothing else stands without quotes. */
export const CSV_NULL = String.raw`\N`;

/** However few rows that are: what is read at once bounds the memory that an ingest takes. */
const MOST_BYTES = 4_000_000;

/** A longer text is written sooner: V8 keeps a text that grows in pieces. */
const TEXT_LENGTH = 64_000;

/** Gathers rows until there are enough for a batch. */
export class CsvBatchBuilder {
    readonly #mostRows: number;
    /** Left to the garbage collector, they would lie around in numbers before it comes. */
    readonly #released: Buffer[] = [];
    #bytes: Buffer = Buffer.allocUnsafe(MOST_BYTES);
    #length = 0;
    #text = '';
    #rows = 0;

    constructor(mostRows: number) {
        this.#mostRows = mostRows;
    }

    get isFull(): boolean {
        return this.#rows >= this.#mostRows || this.#length + this.#text.length >= MOST_BYTES;
    }

    get isEmpty(): boolean {
        return this.#rows === 0;
    }

    addRow(row: TextRow): void {
        this.#text += `${row.map(cell).join(',')}\n`;
        this.#rows += 1;
        if (this.#text.length > TEXT_LENGTH) this.#writeText();
    }

    /** @param bytes a row that is CSV already, with its line end; they are copied */
    addEncoded(bytes: Uint8Array): void {
        this.#reserve(bytes.length);
        this.#bytes.set(bytes, this.#length);
        this.#length += bytes.length;
        this.#rows += 1;
    }

    /** Gives what there is, and starts anew. */
    take(): CsvBatch {
        this.#writeText();
        const [buffer, length, rows] = [this.#bytes, this.#length, this.#rows];
        this.#bytes = this.#released.pop() ?? Buffer.allocUnsafe(MOST_BYTES);
        this.#length = 0;
        this.#rows = 0;
        return { bytes: buffer.subarray(0, length), rows, release: () => void this.#released.push(buffer) };
    }

    #writeText(): void {
        this.#reserve(Buffer.byteLength(this.#text));
        this.#length += this.#bytes.write(this.#text, this.#length);
        this.#text = '';
    }

    #reserve(length: number): void {
        if (this.#length + length <= this.#bytes.length) return;
        const larger = Buffer.allocUnsafe(Math.max(this.#length + length, this.#bytes.length + MOST_BYTES / 8));
        this.#bytes.copy(larger, 0, 0, this.#length);
        this.#bytes = larger;
    }
}

function cell(value: string | null): string {
    if (value === null) return CSV_NULL;
    return value.includes('"') ? `"${value.replaceAll('"', '""')}"` : `"${value}"`;
}
