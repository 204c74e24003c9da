import type { SqlStatement } from './statements.ts';

/** A value of a row as an output can hold it: exact, so what no number holds is text. */
export type Cell = string | number | boolean | null;

/** What the user gives for `$name`. */
export type Bindings = Readonly<Record<string, Cell>>;

export interface StatementResult {
    /** How many rows it returned, or changed where it returns none. */
    readonly rows: number;
    /** The columns of what it returned; empty where it returns nothing. */
    readonly columns: readonly string[];
    /** The first of the rows that it returned, up to `PREVIEW_ROWS`. */
    readonly preview: readonly (readonly Cell[])[];
}

/** An open database that runs one statement after the other. */
export interface SqlSession {
    /** How a transaction begins; `begin` where it is absent. */
    readonly begin?: string;
    /** @param bindings has a value for each of the statement's parameters */
    execute(statement: SqlStatement, bindings: Bindings): Promise<StatementResult>;
    close(): Promise<void>;
}

export const PREVIEW_ROWS = 20;

/** @returns an integer as a number where a number holds it, as text otherwise */
export function integerCell(value: bigint): number | string {
    return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value.toString();
}

/** @returns a number as it is; JSON has no word for NaN and the infinities, so they are text */
export function numberCell(value: number): number | string {
    return Number.isFinite(value) ? value : String(value);
}

/** Takes rows one by one and keeps the first of them. */
export class ResultCounter {
    readonly #columns: readonly string[];
    readonly #preview: (readonly Cell[])[] = [];
    #rows = 0;

    constructor(columns: readonly string[]) {
        this.#columns = columns;
    }

    add(rows: number, row: (index: number) => readonly Cell[]): void {
        for (let index = 0; index < rows && this.#preview.length < PREVIEW_ROWS; index += 1) this.#preview.push(row(index));
        this.#rows += rows;
    }

    result(): StatementResult {
        return { rows: this.#rows, columns: this.#columns, preview: this.#preview };
    }
}

export function changed(rows: number): StatementResult {
    return { rows, columns: [], preview: [] };
}
