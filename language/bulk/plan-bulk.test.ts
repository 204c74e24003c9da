import fc from 'fast-check';
import { URI, type LangiumDocument } from 'langium';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BulkRequest, Row } from '../../protocol/bulk.ts';
import type { Edit } from '../../protocol/edit.ts';
import { planEdits, type PlannedEdits } from '../edits/plan.ts';
import { replaced } from '../edits/testing.ts';
import { isLine } from '../generated/ast.ts';
import { resolveLine } from '../model/resolve.ts';
import type { ResolvedLine, Value } from '../model/types.ts';
import { Program } from '../program.ts';
import { fileOf } from '../uris.ts';
import { planBulk, type BulkPlan } from './plan-bulk.ts';

let program: Program;
beforeAll(async () => {
    program = await Program.create();
});

const TEXT = `// Head.
connection crm: postgres { database: "crm" user: "me" }
connection lake: duckdb { file: "lake.duckdb" }

group raw "Raw" {
    retries: 2 // twice
}

line nightly { // remark
    task start uses wait { time: 1s }

    /** Customers. */
    task customers "Customers" uses ingest.database in raw {
        after start on complete // at once
        run if any
        connection: crm
        table: "public.customers"
        target: "lake.duckdb"
        keys: ["id"]
    }

    task report uses wait { time: 1s } // last
}
`;
const ROWS: Row[] = [{ schema: 'public', table: 'orders', n: '3' }, { schema: 'public', table: 'items', n: '' }];
const REQUEST: BulkRequest = {
    line: 'nightly', rows: ROWS, template: { activity: 'ingest.database' }, name: 'load_{table}', title: 'Load {table}',
    values: [{ property: 'connection', value: 'crm' }, { property: 'table', value: '{schema}.{table}' }, { property: 'target', value: 'lake.duckdb' }, { property: 'retries', value: '{n}' }],
};

async function load(text: string): Promise<LangiumDocument> {
    return program.load(URI.parse('file:///bulk.pline'), text);
}

async function planned(request: Partial<BulkRequest>, text = TEXT): Promise<BulkPlan> {
    return planBulk(await load(text), { ...REQUEST, ...request }, program.services);
}

function changes(edits: readonly Edit[], text: string): PlannedEdits {
    return planEdits(text, edits, program.services);
}

async function after(request: Partial<BulkRequest>, text = TEXT): Promise<string> {
    const { edits, problems } = await planned(request, text);
    expect(problems).toEqual([]);
    return replaced(text, changes(edits, text).replacements);
}

async function problems(request: Partial<BulkRequest>, text = TEXT): Promise<string[]> {
    const plan = await planned(request, text);
    expect(plan).toMatchObject({ edits: [], added: [], skipped: [] });
    return plan.problems.map(({ row, message }) => `${row === undefined ? '' : `${row}: `}${message}`);
}

async function resolved(text: string): Promise<ResolvedLine> {
    const document = await load(text);
    expect((document.diagnostics ?? []).filter(({ severity }) => severity === 1)).toEqual([]);
    return resolveLine(fileOf(document).declarations.find(isLine)!, program.services);
}

test('each row makes a task', async () => {
    expect(await after({ group: 'raw', after: ['start'], before: ['report'] })).toBe(TEXT.replace('// last\n', `// last

    task load_orders "Load orders" uses ingest.database in raw {
        after start
        connection: crm
        table: "public.orders"
        target: "lake.duckdb"
        retries: 3
    }

    task load_items "Load items" uses ingest.database in raw {
        after start
        connection: crm
        table: "public.items"
        target: "lake.duckdb"
    }
`).replace('task report uses wait { time: 1s }', 'task report uses wait { after load_orders after load_items time: 1s }'));
});

test('a task as the template gives its activity, group, dependencies, rule and values, and they stand behind it', async () => {
    const text = await after({ template: { task: 'customers' }, values: [{ property: 'table', value: '{schema}.{table}' }], name: '{table}', chain: true, condition: 'failure' });
    expect(text).toBe(TEXT.replace('        keys: ["id"]\n    }\n', (own) => `${own}
    task orders "Load orders" uses ingest.database in raw {
        after start on complete
        run if any
        connection: crm
        target: "lake.duckdb"
        keys: ["id"]
        table: "public.orders"
    }

    task items "Load items" uses ingest.database in raw {
        after start on complete
        after orders on failure
        run if any
        connection: crm
        target: "lake.duckdb"
        keys: ["id"]
        table: "public.items"
    }
`));
});

test('what all have in common goes to the group or the activity', async () => {
    const values = [{ property: 'table', value: '{table}' }, { property: 'target', value: 'x.duckdb', level: 'activity' }, { property: 'connection', value: 'crm', level: 'group' }] as const;
    const text = await after({ group: 'mart', values });
    expect(text).toContain('defaults ingest.database {\n    target: "x.duckdb"\n}\n');
    expect(text).toContain('group mart {\n    connection: crm\n}\n');
    expect((await planned({ group: 'raw', values })).notes).toEqual([]);
    expect((await planned({ values: [{ property: 'timeout', value: '1m', level: 'activity' }] })).notes).toEqual(['"timeout" in the defaults of ingest.database holds for task "customers" too.']);
    const line = await resolved(text);
    expect(line.tasks.at(-1)?.properties).toMatchObject({ connection: { origin: 'group' }, target: { origin: 'activity' } });
});

test('values are of the type that the property takes', async () => {
    const rows = [{ a: 'id, day', b: '5', c: '30s', d: 'append', e: 'A "x" <<crm>>' }];
    const values = [
        { property: 'connection', value: 'crm' }, { property: 'table', value: 't<<run.id>>{e}' }, { property: 'target', value: 'x' }, { property: 'keys', value: '{a}' },
        { property: 'batch_size', value: '{b}' }, { property: 'timeout', value: '{c}' }, { property: 'mode', value: '{d}' }, { property: 'tags', value: '["{e}"]', isPline: true }, { property: 'environment', value: '{{ X: "{e}" }}' },
    ];
    const text = await after({ rows, values, name: 't', title: '{e}' });
    expect(text).toContain(String.raw`
    task t "A \"x\" \<<crm>>" uses ingest.database {
        connection: crm
        table: "t<<run.id>>A \"x\" \<<crm>>"
        target: "x"
        keys: ["id", "day"]
        batch_size: 5
        timeout: 30s
        mode: "append"
        tags: ["A \"x\" \<<crm>>"]
        environment: { X: "A \"x\" \<<crm>>" }
    }`);
    await resolved(text);
});

describe('what is there already', () => {
    const values = [{ property: 'connection', value: 'crm' }, { property: 'table', value: '{schema}.{table}' }, { property: 'target', value: 'lake.duckdb' }];
    const rows = [{ schema: 'public', table: 'customers' }, ...ROWS];

    test('is told by the values that columns are in, whatever its name', async () => {
        const plan = await planned({ rows, values, skipExisting: true });
        expect(plan.added).toEqual(['load_orders', 'load_items']);
        expect(plan.skipped).toEqual([{ row: 1, task: 'customers' }]);
    });

    test('also where a group or the activity says them', async () => {
        const text = TEXT.replace('        table: "public.customers"\n', '').replace('retries: 2', 'retries: 2 table: """\n      public.customers\n    """');
        expect((await planned({ rows, values, skipExisting: true }, text)).skipped).toEqual([{ row: 1, task: 'customers' }]);
    });

    test('is an error where it is not to be skipped, and so is a name of something else', async () => {
        expect(await problems({ rows, values, name: '{table}' })).toEqual(['1: Line "nightly" has a task "customers" already. To leave out what is there, skip existing tasks.']);
        expect(await problems({ rows: [{ schema: 'x', table: 'start' }], values, name: '{table}', skipExisting: true })).toEqual(['1: Line "nightly" has a task "start" already. Put another column into the name.']);
    });

    test('without a column in a value the name tells', async () => {
        expect(await planned({ rows, values: [], name: '{table}', skipExisting: true })).toMatchObject({ added: ['orders', 'items'], skipped: [{ row: 1, task: 'customers' }] });
    });
});

test.each<[string, Partial<BulkRequest>, string[]]>([
    ['a line', { line: 'nightli' }, ['This file has no line "nightli". Did you mean "nightly"?']],
    ['an activity', { template: { activity: 'ingest.databas' } }, ['There is no activity "ingest.databas". Did you mean "ingest.database"?']],
    ['a template', { template: { task: 'customer' } }, ['Line "nightly" has no task "customer". Did you mean "customers"?']],
    ['a property', { values: [{ property: 'tabel', value: 'x' }] }, ['ingest.database has no property "tabel". Did you mean "table"?']],
    ['a task to wait for', { after: ['strat'] }, ['Line "nightly" has no task "strat". Did you mean "start"?']],
    ['columns', { name: '{tabel}', values: [{ property: 'table', value: '{x}' }] }, ['There is no column "tabel"; there is schema, table, n. Did you mean "table"?', 'There is no column "x"; there is schema, table, n. Did you mean "n"?']],
    ['a brace', { name: '{table' }, ['"{table" has a "{" on its own: write {column} for a column, {{ and }} for braces.']],
    ['a name used twice', { name: '{schema}' }, ['2: The name "public" is that of row 1 too. Put another column into the name.']],
    ['a name of nothing', { name: '{n}' }, ['2: The name "" has no letter or digit that a code could be made of.']],
    ['values of a type', { values: [{ property: 'retries', value: '{table}s more' }] }, ['1: "retries" has to be a whole number of at least 0, such as 0, and would be "orderss more".', '2: "retries" has to be a whole number of at least 0, such as 0, and would be "itemss more".']],
    ['a column in what all share', { values: [{ property: 'target', value: '{table}', level: 'activity' }] }, ['"target" is to be the same for all tasks, so no column may stand in it: take out {table}.']],
    ['a group for what it shares', { values: [{ property: 'target', value: 'x', level: 'group' }] }, ['"target" is to be set for the group, but no group is given.']],
    ['another value at that level', { group: 'raw', values: [{ property: 'retries', value: '3', level: 'group' }] }, ['Group "raw" has another "retries": 2. Leave it, or set it for each task.']],
])('what is wrong is said, and changes nothing: %s', async (_, request, messages) => {
    expect(await problems(request)).toEqual(messages);
});

const someCell = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('a', '"', '\\', '<<run.id>>', '\\<<crm>>', '{a}', '"""', 'a\nb\r\n\tc', '} task x {', '// x'));
const someRows = fc.array(fc.record({ a: someCell, b: someCell }), { minLength: 1, maxLength: 6 }).map((rows) => rows.map((row, index): Row => ({ ...row, id: String(index) })));

function textOf(value: Value | undefined): string | undefined {
    return value?.kind === 'text' ? value.parts.map((part) => typeof part === 'string' ? part : '?').join('') : undefined;
}

test('any row comes out as it went in, nothing else changes, and a second run has nothing to do', async () => {
    await fc.assert(fc.asyncProperty(someRows, fc.nat(5), fc.constantFrom<Partial<BulkRequest>>({ template: { activity: 'shell' } }, { template: { activity: 'shell' }, chain: true, group: 'raw' }), async (rows, first, more) => {
        const request: Partial<BulkRequest> = { rows, name: 'row {id}', title: '{a}', values: [{ property: 'description', value: '{a} {{ {b}' }, { property: 'command', value: 'echo {id}' }], ...more };
        const { edits } = await planned(request);
        const { replacements } = changes(edits, TEXT);
        // Something is put in between, and nothing taken out: so every comment and line is there.
        expect(replacements.every(({ start, end }) => start === end)).toBe(true);
        const text = replaced(TEXT, replacements);
        const line = await resolved(text);
        const made = line.tasks.filter(({ name }) => name.startsWith('row_'));
        expect(made.map(({ name, title }) => [name, title ?? ''])).toEqual(rows.map(({ id, a = '' }) => [`row_${id}`, a.trim()]));
        for (const [index, { a, b }] of rows.entries()) if (a !== '' || b !== '') expect(textOf(made[index]?.properties['description']?.value)).toBe(`${a} { ${b}`);
        const again = { ...request, skipExisting: true };
        expect(await planned(again, text)).toMatchObject({ edits: [], skipped: rows.map(({ id }, index) => ({ row: index + 1, task: `row_${id}` })) });
        // What was made in two runs has the same tasks as what was made in one.
        const some = await after({ ...again, rows: rows.slice(0, first) });
        const both = await resolved(await after(again, some));
        expect(both.tasks.map(({ name }) => name)).toEqual(line.tasks.map(({ name }) => name));
    }), { numRuns: 60 });
}, 60_000);
