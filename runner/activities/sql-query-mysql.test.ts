import { expect, test } from 'vitest';
import type { Inputs } from './activity.ts';
import { mysqlConnection, mysqlDatabase, recordingContext, runActivity, temporaryFolder } from './testing.ts';

const query = (inputs: Inputs): ReturnType<typeof runActivity> => runActivity('sql.query', inputs, recordingContext(temporaryFolder()));

test('values that JSON has no number for stay exact, prepared or not', async () => {
    const sql = `select 9007199254740993 as big, cast(12.50 as decimal(9,2)) as price, date '2024-02-29' as day, timestamp '2024-02-29 10:00:00' as at, x'00ff' as bytes, 0.1e0 as real_number`;
    const expected = { rows: 1, big: '9007199254740993', price: '12.50', day: '2024-02-29', at: '2024-02-29 10:00:00', bytes: '0x00ff', real_number: 0.1 };
    expect(await query({ connection: mysqlConnection(), sql })).toEqual(expected);
    expect(await query({ connection: mysqlConnection(), sql: `${sql}, $x as x`, parameters: { x: 'y' } })).toEqual({ ...expected, x: 'y' });
});

test('a procedure is one statement, and what it returns is the result', async () => {
    const connection = mysqlConnection({ database: await mysqlDatabase('') });
    const sql = `create procedure twice(n int) begin if n > 0 then select n * 2 as doubled; end if; end; call twice(21)`;
    expect(await query({ connection, sql, transaction: false })).toMatchObject({ doubled: 42 });
});
