import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { codeOf, uniqueCode } from '../../protocol/code.ts';
import { searchActivities } from './search-activities.ts';

describe('codeOf', () => {
    it.each([
        ['orders', 'orders'], ['loadOrders_2', 'loadOrders_2'], ['Revenue per day', 'revenue_per_day'], ['  Sales (région) ', 'sales_region'],
        ['2026 figures', '_2026_figures'], ['true', 'true_'], ['売上', ''], ['', ''],
    ])('makes of %j %j', (name, code) => {
        expect(codeOf(name)).toBe(code);
    });

    it('makes of anything a code, or nothing', () => {
        fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => {
            expect(codeOf(name)).toMatch(/^([_a-zA-Z]\w*)?$/);
        }));
    });
});

describe('uniqueCode', () => {
    it('adds the lowest number that is free', () => {
        expect([uniqueCode('a', new Set()), uniqueCode('a', new Set(['a'])), uniqueCode('a', new Set(['a', 'a2']))]).toEqual(['a', 'a2', 'a3']);
    });
});

describe('searchActivities', () => {
    const activities = [
        { name: 'shell', title: 'Shell command', description: 'Runs a command.' },
        { name: 'sql.query', title: 'SQL query', description: 'Runs SQL on a database.' },
        { name: 'ingest.database', title: 'Ingest from a database', description: 'Copies a table.' },
        { name: 'exec', title: 'Program', description: 'Runs a program without a shell.' },
    ];
    const found = (query: string): readonly string[] => searchActivities(activities, query).map(({ name }) => name);

    it('gives all by name where nothing is looked for', () => {
        expect(found(' ')).toEqual(['exec', 'ingest.database', 'shell', 'sql.query']);
    });

    it('ranks names before titles, and titles before descriptions', () => {
        expect(found('shell')).toEqual(['shell', 'exec']);
        expect(found('database')).toEqual(['ingest.database', 'sql.query']);
        expect(found('Program')).toEqual(['exec']);
    });

    it('wants every word', () => {
        expect(found('runs database')).toEqual(['sql.query']);
        expect(found('coffee')).toEqual([]);
    });
});
