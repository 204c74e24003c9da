import { Command, InvalidArgumentError, Option } from 'commander';
import type { BulkValue } from '../../protocol/bulk.ts';
import type { Condition } from '../../protocol/graph.ts';
import { action } from './action.ts';
import { collect } from './options.ts';

export interface AddOptions {
    readonly line?: string;
    readonly fromConnection?: string;
    readonly tables?: readonly string[];
    readonly from?: string;
    readonly environment?: string;
    readonly uses?: string;
    readonly like?: string;
    readonly name?: string;
    readonly title?: string;
    readonly set?: readonly BulkValue[];
    readonly setGroup?: readonly BulkValue[];
    readonly setDefault?: readonly BulkValue[];
    readonly in?: string;
    readonly after?: readonly string[];
    readonly before?: readonly string[];
    readonly chain?: true;
    readonly on?: Condition;
    readonly skipExisting?: true;
    readonly dryRun?: true;
    readonly json?: true;
}

export const addCommand = (): Command => new Command('add')
    .summary('add many tasks to a line')
    .description('Adds a task for each table of a connection, or for each row of a CSV or JSON file: all of them or none. What it does not touch stays as it is.')
    .argument('<file>', 'the .pline file')
    .option('--line <line>', 'the line; may be left out where the file has one')
    .addOption(new Option('--from-connection <connection>', 'a row for each table and view of a connection').conflicts('from'))
    .option('--tables <pattern>', 'only tables such as "public.*" or "{crm,erp}.order?"; may be repeated', collect)
    .option('--from <path>', 'rows from a CSV or JSON file, or "-" for standard input')
    .option('-e, --environment <name>', 'in which environment the connection is read; the first where it is left out')
    .addOption(new Option('--uses <activity>', 'what the tasks do, such as ingest.database').conflicts('like'))
    .option('--like <task>', 'do as a task of the line does: its activity, group, dependencies and values')
    .option('--name <pattern>', 'the code of each task, such as {schema}_{table}')
    .option('--title <pattern>', 'the title of each task')
    .option('--set <name=pattern>', 'a property of each task, such as table={schema}.{table}; may be repeated', value())
    .option('--in <group>', 'the group of the tasks; it is made where there is none')
    .option('--set-group <name=value>', 'a property of the group, the same for all its tasks; may be repeated', value('group'))
    .option('--set-default <name=value>', 'a property of the activity, the same for all tasks that use it; may be repeated', value('activity'))
    .option('--after <task>', 'a task that each new one waits for; may be repeated', collect)
    .option('--before <task>', 'a task that waits for all new ones; may be repeated', collect)
    .option('--chain', 'let each new task wait for the one before it')
    .addOption(new Option('--on <condition>', 'how the waiting ends').choices(['success', 'failure', 'complete']))
    .option('--skip-existing', 'leave out what is there: a task of the same activity with the same values of what columns are in')
    .option('--dry-run', 'change nothing: print what would change as a unified diff')
    .option('--json', 'print what was made as JSON')
    .addHelpText('after', `
Patterns: {column} stands for a row's value. A connection's tables have the columns schema, table, source (schema.table, quoted where it has to be), kind and rows.
A text goes in quotes by itself; name:=value gives Pline text instead, such as 'keys:=["{key}"]' or 'user:=env("CRM_USER")'.
With --from-connection, "table" and "connection" are filled in where you do not set them; else columns fill the properties of their name, where there is no --set.

Examples:
  pline add nightly.pline --from-connection crm --tables 'public.*' --uses ingest.database --set target=lake.duckdb --in raw --skip-existing
  pline add nightly.pline --from tables.csv --like customers --name 'load_{table}' --set 'table={schema}.{table}' --after start
  psql -c 'copy (select …) to stdout csv header' | pline add nightly.pline --from - --uses shell --name '{job}' --set 'command=run {job}' --chain --on complete
  pline add nightly.pline --from-connection crm --uses ingest.database --set-default target=lake.duckdb --before report --dry-run

Exit code: 0 added, 1 a row is wrong or the file would have new errors (nothing is changed then), 2 wrong usage, or something that cannot be read or written.`)
    .action(action(async (file: string, options: AddOptions) => (await import('../add/add.ts')).add(file, options)));

/** Collects `name=pattern` and `name:=pline`. */
function value(level?: BulkValue['level']): (text: string, before?: readonly BulkValue[]) => readonly BulkValue[] {
    return (text, before = []) => {
        const [, property, colon, pattern] = /^([_a-zA-Z]\w*)(:?)=([\s\S]*)$/.exec(text) ?? [];
        if (property === undefined || pattern === undefined) throw new InvalidArgumentError('Write name=pattern, such as table={schema}.{table}, or name:=value for Pline text.');
        if (before.some((other) => other.property === property)) throw new InvalidArgumentError(`"${property}" is given twice.`);
        return [...before, { property, value: pattern, ...(colon === ':' && { isPline: true }), ...(level !== undefined && { level }) }];
    };
}
