import { expect, test } from 'vitest';
import type { Inputs } from './activity.ts';
import { duckdbConnection, mysqlConnection, postgresConnection, recordingContext, runActivity, temporaryFolder } from './testing.ts';

const check = (inputs: Inputs, context = recordingContext(temporaryFolder())): ReturnType<typeof runActivity> => runActivity('check.sql', { connection: duckdbConnection(':memory:'), ...inputs }, context);

test.each<[string, string, string | undefined, boolean]>([
    ['0', '= 0', undefined, true],
    ['1', '= 0', undefined, false],
    ['1', '!= 0', undefined, true],
    ['100', '= 98', '2%', false],
    ['100', '= 99', '2%', true],
    ['-99', '= -100', '1%', true],
    ['10.5', 'between 1 and 10', '0.5', true],
    ['10.6', 'between 1 and 10', '0.5', false],
    ['4', '>= 5', '1', true],
    ['4', '> 5', '1', false],
    ['5', '< 5', undefined, false],
    ['5', '<= 5', undefined, true],
    ['true', '= 1', undefined, true],
    ['12.50::decimal(9,2)', '= 12.5', undefined, true],
])('%s: %s with tolerance %s is %s', async (value, expected, tolerance, passed) => {
    const outputs = await check({ sql: `select ${value} as v`, expect: expected, otherwise: 'warn', ...(tolerance !== undefined && { tolerance }) });
    expect(outputs['passed']).toBe(passed);
});

test.each([duckdbConnection(':memory:'), postgresConnection(), mysqlConnection()])('rows are counted, and shown where there are too many: $connector', async (connection) => {
    const context = recordingContext(temporaryFolder());
    const inputs = { connection, sql: 'select 7 as bad where 1 = $one', parameters: { one: 1 }, measure: 'rows', expect: '= 0' };
    await expect(check(inputs, context)).rejects.toThrow(/^The number of rows is 1, and = 0 is expected\.$/);
    expect(context.lines.slice(-3)).toEqual(['bad', '───', '7']);
    expect(await check({ ...inputs, otherwise: 'warn' }, context)).toEqual({ value: 1, passed: false });
    expect(context.lines.at(-1)).toBe('Warning: The number of rows is 1, and = 0 is expected.');
});

test.each<[string, Inputs, RegExp]>([
    ['an expectation that cannot be read', { sql: 'select 1', expect: 'about 3' }, /"expect" is "about 3"/],
    ['a tolerance that cannot be read', { sql: 'select 1', expect: '= 1', tolerance: 'some' }, /"tolerance" is "some"/],
    ['several rows', { sql: 'select unnest([1, 2])', expect: '= 1' }, /returned 2 rows of 1 columns, and a check needs one value/],
    ['no number', { sql: 'select null', expect: '= 1' }, /returned null, which is no number/],
    ['no expectation', { sql: 'select 1' }, /"expect" is missing/],
])('%s is told', async (_, inputs, message) => {
    await expect(check(inputs)).rejects.toThrow(message);
});
