import { Command } from 'commander';
import { action } from './action.ts';
import { collect } from './options.ts';

export interface TablesOptions {
    readonly match?: readonly string[];
    readonly environment?: string;
    readonly json?: true;
}

export const tablesCommand = (): Command => new Command('tables')
    .summary('list the tables of a connection')
    .description('Reads live what tables and views the database of a connection has: postgres, mysql, sqlserver, sqlite or duckdb. The numbers of rows are what the database believes: estimates.')
    .argument('<file>', 'the .pline file that declares or imports the connection')
    .argument('<connection>', 'the connection')
    .option('--match <pattern>', 'only tables such as "public.*", "orders_?" or "{crm,erp}.*"; may be repeated', collect)
    .option('-e, --environment <name>', 'whose values of config items count; the first where it is left out')
    .option('--json', 'print the tables as a JSON array')
    .addHelpText('after', `
Examples:
  pline tables nightly.pline crm --match 'public.*'
  pline tables nightly.pline crm --json | jq -r '.[] | select(.rows > 1000) | .table'

Exit code: 0, or 2 where there is no such connection, or the database cannot be read.`)
    .action(action(async (file: string, connection: string, options: TablesOptions) => {
        const { tables } = await import('../tables/tables.ts');
        return tables(file, connection, options);
    }));
