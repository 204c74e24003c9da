/** Percentile of measurements, by the nearest rank. @param share 0.5 for the median, 0.95 for p95 */
export function percentile(values: readonly number[], share: number): number {
    const sorted = values.toSorted((left, right) => left - right);
    return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** Prints rows under their heads, numbers to the right. */
export function printTable(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
    const cells = rows.map((row) => row.map((cell) => typeof cell === 'number' ? format(cell) : cell));
    const widths = heads.map((head, column) => Math.max(head.length, ...cells.map((row) => row[column]?.length ?? 0)));
    const print = (row: readonly string[]): void => console.log(row.map((cell, column) => column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)).join('  ').trimEnd());
    print(heads);
    print(widths.map((width) => '-'.repeat(width)));
    cells.forEach(print);
}

function format(value: number): string {
    if (Number.isNaN(value)) return '–';
    return value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toFixed(1);
}
