/** Many tasks at once, as far as the server answers what the client asks on the way. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { project } from '../../cli/testing/pline.ts';
import type { BulkRequest } from '../../protocol/bulk.ts';
import { guessBulk, listConnections, planBulk, readCatalog, readRows, type GuessBulkResult, type PlanBulkResult, type RowsResult } from '../../protocol/bulk-requests.ts';
import { createSqlite } from '../../runner/activities/testing.ts';
import { Client } from './client.ts';

const TEXT = `connection stock: sqlite { file: "stock.sqlite" }
connection none: sqlite { file: "none.sqlite" }
connection mail: smtp { host: "h" }
defaults ingest.database { connection: stock }
line nightly {
  task items uses ingest.database { table: "main.items" target: "lake.duckdb" }
}
`;

test('from the tables of a connection to edits', async () => {
    const folder = await project({ 'a.pline': TEXT });
    createSqlite(join(folder, 'stock.sqlite'), 'create table items (i); create table orders (i)');
    const uri = pathToFileURL(join(folder, 'a.pline')).href;
    const client = await Client.start([folder]);
    onTestFinished(() => client.stop());
    const line = 'nightly';
    expect(await client.connection.sendRequest(listConnections, { uri })).toEqual([{ name: 'stock', connector: 'sqlite' }, { name: 'none', connector: 'sqlite' }]);

    const tables = await client.connection.sendRequest<RowsResult>(readCatalog, { uri, line, connection: 'stock' });
    expect(tables).toMatchObject({ ok: true, rows: [{ source: 'main.items' }, { source: 'main.orders' }], existing: ['items', null] });
    expect(await client.connection.sendRequest(readCatalog, { uri, line, connection: 'none' })).toMatchObject({ ok: false, message: expect.stringContaining('does not exist') });
    const rows = tables.ok ? tables.rows : [];

    const guess = await client.connection.sendRequest<GuessBulkResult>(guessBulk, { uri, line, rows, connection: 'stock', template: { activity: 'ingest.database' } });
    expect(guess).toMatchObject({ name: '{table}', values: [{ property: 'table', value: '{schema}.{table}' }] });
    expect(guess.properties.find(({ name }) => name === 'connection')).toMatchObject({ required: true, inherited: 'stock' });

    const request: BulkRequest = { line, rows, template: { activity: 'ingest.database' }, name: '{table}', values: guess.values, skipExisting: true };
    expect(await client.connection.sendRequest<PlanBulkResult>(planBulk, { uri, request })).toMatchObject({ added: ['orders'], skipped: [{ row: 1, task: 'items' }], problems: [], edits: [{ kind: 'addTask', name: 'orders' }] });
    expect(await client.connection.sendRequest<PlanBulkResult>(planBulk, { uri, request: { ...request, name: '{x}' } })).toMatchObject({ edits: [], problems: [{ message: expect.stringContaining('There is no column "x"') }] });

    expect(await client.connection.sendRequest(readRows, { uri, line, text: 'a,b\n1,2\n' })).toEqual({ ok: true, rows: [{ a: '1', b: '2' }], existing: [null] });
    expect(await client.connection.sendRequest(readRows, { uri, line, text: '' })).toMatchObject({ ok: false });
});
