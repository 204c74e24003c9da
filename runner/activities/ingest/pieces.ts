import type { Staged } from './staged.ts';

/** What DuckDB writes at once by itself, and the fewest rows that it takes. */
const [MOST_ROWS, FEWEST_ROWS] = [122_880, 2048];

/** A piece is in memory as a whole while it is written, more than once. */
const MOST_BYTES = 8_000_000;

/**
 * Keeps what writing takes within bounds: the wider the rows, the fewer of them make a piece.
 *
 * @returns how many rows to write at once
 */
export async function sizePieces({ database: { connection }, rows }: Staged): Promise<number> {
    const [[bytes] = []] = (await connection.runAndReadAll('select used_blocks * block_size from pragma_database_size() where database_name = current_database()')).getRows();
    const fitting = Math.floor(MOST_BYTES / (Number(bytes) / Math.max(rows, 1)));
    // To keep the order, several threads would each gather as many rows as DuckDB takes by itself.
    if (fitting < MOST_ROWS) await connection.run('set threads = 1');
    return Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, fitting));
}
