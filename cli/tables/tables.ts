import { resolve } from 'node:path';
import type { CatalogTable } from '../../protocol/catalog.ts';
import type { TablesOptions } from '../commands/tables.ts';
import { Exit, type ExitCode } from '../exit.ts';
import { loadSource } from '../source/load.ts';
import { printable } from '../terminal/printable.ts';
import { styleOf } from '../terminal/style.ts';
import { table } from '../terminal/table.ts';
import { print } from '../terminal/write.ts';
import { readTables } from './read-tables.ts';

/** Lists the tables of a connection. */
export async function tables(file: string, connection: string, { match = [], environment, json }: TablesOptions): Promise<ExitCode> {
    const found = await readTables(await loadSource(resolve(file)), connection, match, environment);
    const style = styleOf(process.stdout);
    if (json) print(JSON.stringify(found, undefined, 2));
    else print(table([['TABLE', 'KIND', 'ROWS (ESTIMATED)'], ...found.map(row)], (cell, index) => index === 0 ? style('dim', cell) : cell));
    return Exit.ok;
}

function row({ schema, table: name, kind, rows }: CatalogTable): string[] {
    return [printable(`${schema}.${name}`), kind, rows === undefined ? '–' : `≈ ${rows.toLocaleString('en-US')}`];
}
