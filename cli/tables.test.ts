import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSqlite } from '../runner/activities/testing.ts';
import { pline, project } from './testing/pline.ts';

it('lists the tables of a connection', async () => {
    const folder = await project({ 'a.pline': 'connection shop: sqlite {\n    file: "shop.sqlite"\n}\n' });
    createSqlite(join(folder, 'shop.sqlite'), 'create table orders (i); insert into orders values (1); create table items (i); create view seen as select 1');
    expect((await pline(folder, 'tables', 'a.pline', 'shop')).stdout).toBe('TABLE        KIND   ROWS (ESTIMATED)\nmain.items   table  ≈ 0\nmain.orders  table  ≈ 1\nmain.seen    view   –\n');
    const { stdout } = await pline(folder, 'tables', 'a.pline', 'shop', '--match', 'main.o*', '--json');
    expect(JSON.parse(stdout)).toEqual([{ schema: 'main', table: 'orders', kind: 'table', rows: 1 }]);
    expect(await pline(folder, 'tables', 'a.pline', 'shop', '--match', 'x*')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('No table of shop matches x*. It has main.items, main.orders, main.seen.') });
    expect(await pline(folder, 'tables', 'a.pline', 'crm')).toMatchObject({ code: 2, stderr: expect.stringContaining('a.pline has no connection crm. It has shop.') });
});
