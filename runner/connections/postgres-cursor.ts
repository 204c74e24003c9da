import type Cursor from 'pg-cursor';
import type { QueryResult } from 'pg';

/**
 * Reads the next rows of a cursor.
 *
 * @returns the rows, none when the cursor is through, and with them what the server says of the result
 */
export function readRows<Row>(cursor: Cursor<Row>, most: number): Promise<{ readonly rows: readonly Row[]; readonly result: QueryResult | undefined }> {
    return new Promise((resolve, reject) => {
        // The form with a callback is the one that gives the columns; a cursor that is through has no result.
        cursor.read(most, (error, rows, result: QueryResult | undefined) => (error ? reject(error) : resolve({ rows, result })));
    });
}
