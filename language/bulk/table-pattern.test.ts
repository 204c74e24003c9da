import { expect, test } from 'vitest';
import { matchingTables } from './table-pattern.ts';

const tables = ['public.orders', 'public.order_lines', 'crm.Orders', 'audit.log', 'a.b(c'].map((name) => {
    const [schema = '', table = ''] = name.split('.');
    return { schema, table, kind: 'table' as const };
});

test.each<[string[], string[]]>([
    [[], ['public.orders', 'public.order_lines', 'crm.Orders', 'audit.log', 'a.b(c']],
    [['public.*'], ['public.orders', 'public.order_lines']],
    [['orders'], ['public.orders', 'crm.Orders']],
    [['order?'], ['public.orders', 'crm.Orders']],
    [['{crm,audit}.*'], ['crm.Orders', 'audit.log']],
    [['{crm,pub*}.orders', 'log'], ['public.orders', 'crm.Orders', 'audit.log']],
    [['*.b(c'], ['a.b(c']],
    [['orders.*'], []],
])('%j', (patterns, names) => {
    expect(matchingTables(tables, patterns).map(({ schema, table }) => `${schema}.${table}`)).toEqual(names);
});
