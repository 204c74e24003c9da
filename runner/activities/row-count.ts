/** @returns a number of rows for a message: `1 row`, `300,000 rows` */
export function rowCount(rows: number): string {
    return `${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}`;
}
