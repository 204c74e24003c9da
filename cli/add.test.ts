import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSqlite } from '../runner/activities/testing.ts';
import { CLI, environmentWith, pline, project } from './testing/pline.ts';

const TEXT = `// The head stays.
connection shop: sqlite { file: "shop.sqlite" }

line nightly {
    task start uses wait { time: 1s } // a remark
}
`;
const CSV = 'schema,table,key\npublic,orders,"id, day"\npublic,items,id\n';

async function folderWith(text = TEXT): Promise<string> {
    const folder = await project({ 'a.pline': text, 'tables.csv': CSV });
    createSqlite(join(folder, 'shop.sqlite'), 'create table orders (i); create table items (i); create view seen as select 1');
    return folder;
}

const textIn = (folder: string): Promise<string> => readFile(join(folder, 'a.pline'), 'utf8');
const FROM_SHOP = ['add', 'a.pline', '--from-connection', 'shop', '--uses', 'ingest.database', '--set-default', 'target=lake.duckdb', '--in', 'raw'] as const;

describe('pline add', () => {
    it('adds the tables of a connection, and the next time only what is new', async () => {
        const folder = await folderWith();
        expect(await pline(folder, ...FROM_SHOP, '--after', 'start')).toMatchObject({ code: 0, stdout: '3 tasks added to line nightly in a.pline\n', stderr: '' });
        const text = await textIn(folder);
        expect(text).toContain(`    task items uses ingest.database in raw {\n        after start\n        connection: shop\n        table: "main.items"\n    }\n`);
        expect(text).toContain('defaults ingest.database {\n    target: "lake.duckdb"\n}\n');
        createSqlite(join(folder, 'shop.sqlite'), 'create table people (i)');
        const { code, stdout } = await pline(folder, ...FROM_SHOP, '--skip-existing', '--json');
        expect(code).toBe(0);
        expect(JSON.parse(stdout)).toMatchObject({ changed: true, made: [{ kind: 'task', name: 'people', in: 'nightly' }], skipped: [{ row: 1, task: 'items' }, { row: 2, task: 'orders' }, { row: 4, task: 'seen' }] });
        expect(await pline(folder, ...FROM_SHOP, '--skip-existing')).toMatchObject({ code: 0, stdout: 'Nothing to add to line nightly in a.pline: 4 rows left out that have their tasks already\n' });
        expect(await pline(folder, 'check')).toMatchObject({ code: 0 });
    });

    it('adds the rows of a file, and --dry-run shows what it would', async () => {
        const folder = await folderWith();
        const args = ['add', 'a.pline', '--from', 'tables.csv', '--uses', 'ingest.database', '--name', 'load_{table}', '--set', 'connection=shop', '--set', 'table={schema}.{table}', '--set', 'keys={key}', '--set', 'target:="x.duckdb"', '--chain', '--on', 'complete'];
        const { stdout } = await pline(folder, ...args, '--dry-run');
        expect(await textIn(folder)).toBe(TEXT);
        expect(await pline(folder, ...args)).toMatchObject({ code: 0, stderr: '' });
        const text = await textIn(folder);
        expect(text).toContain('task load_items uses ingest.database {\n        after load_orders on complete\n');
        expect(text).toContain('keys: ["id", "day"]\n        target: "x.duckdb"\n');
        expect(stdout.split('\n').filter((line) => line.startsWith('+') && !line.startsWith('+++')).map((line) => `${line.slice(1)}\n`).join('')).toBe(text.slice(text.indexOf('\n    task load_orders'), text.lastIndexOf('}\n')));
    });

    it('takes JSON on standard input and a task as the template', async () => {
        const cwd = await folderWith(TEXT.replace('task start', 'task one uses shell { command: "echo 1" retries: 2 }\n    task start'));
        const input = JSON.stringify([{ name: 'two', command: 'echo "2"' }]);
        expect(spawnSync(process.execPath, [CLI, 'add', 'a.pline', '--from', '-', '--like', 'one'], { cwd, input, encoding: 'utf8', env: environmentWith({}) })).toMatchObject({ status: 0, stderr: '' });
        expect(await textIn(cwd)).toContain('    task two uses shell {\n        retries: 2\n        command: "echo \\"2\\""\n    }\n');
    });
});

describe('what is wrong changes nothing, and is said', () => {
    const from = ['--from', 'tables.csv', '--uses', 'ingest.database'];
    it.each<[string, readonly string[], number, RegExp]>([
        ['a name used twice', [...from, '--name', '{schema}'], 1, /^Row 2: The name "public" is that of row 1 too\..*\na\.pline is left as it is\.\n$/],
        ['a column that is missing', [...from, '--name', '{tabel}'], 1, /^There is no column "tabel"; there is schema, table, key\. Did you mean "table"\?/],
        ['an unknown activity', ['--from', 'tables.csv', '--uses', 'ingest.databas', '--name', '{table}'], 1, /There is no activity "ingest\.databas"\. Did you mean "ingest\.database"\?/],
        ['what the language refuses', [...from, '--name', '{table}', '--set', 'connection=shop', '--set', 'table={table}'], 1, /^a\.pline:7:10: error missing-property Task "orders" lacks the property "target"/],
        ['a connection that is not there', ['--from-connection', 'crm', '--uses', 'shell'], 2, /a\.pline has no connection crm\. It has shop\./],
        ['no table', ['--from-connection', 'shop', '--tables', 'public.*', '--uses', 'shell'], 2, /No table of shop matches public\.\*\. It has main\.items, main\.orders/],
        ['a file that is not there', ['--from', 'none.csv', '--uses', 'shell'], 2, /There is no file or folder none\.csv/],
        ['no source', ['--uses', 'shell'], 2, /Say where the rows come from/],
        ['no template', ['--from', 'tables.csv'], 2, /Say what the tasks do: --uses ACTIVITY, or --like TASK\./],
        ['a value without a name', [...from, '--set', 'x'], 2, /Write name=pattern/],
    ])('%s', async (_, args, code, message) => {
        const folder = await folderWith();
        expect(await pline(folder, 'add', 'a.pline', ...args)).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(message) });
        expect(await textIn(folder)).toBe(TEXT);
    });

    it('a connection that fails', async () => {
        const folder = await folderWith(TEXT.replace('shop.sqlite', 'none.sqlite'));
        expect(await pline(folder, ...FROM_SHOP)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/none\.sqlite, the file of the connection shop, does not exist: correct "file"/) });
    });
});
