import { describe, expect, test } from 'vitest';
import type { ResolvedLine, Value } from '../../language/model/types.ts';
import { connection, duration, env, reference, resolvedLine, secret, text, value, type LineLike } from '../testing.ts';
import { Evaluator } from './evaluator.ts';
import { parseParam } from './param.ts';
import type { Scope } from './scope.ts';

const line: ResolvedLine = resolvedLine({
    folder: '/project', tasks: {}, environments: ['dev', 'prod'],
    configs: {
        many: 3, slow: duration(600_000), tags: ['a', 'b'], host: { environments: { dev: 'localhost', prod: 'crm.internal' } }, only_prod: { environments: { prod: 'p' } },
        url: text('http://', { config: 'host' }, '/'), loop: text({ config: 'pool' }), pool: text({ config: 'loop' }), password: secret('PW'), port: env('PORT'),
    },
    connections: { crm: { connector: 'postgres', properties: { host: reference({ config: 'host' }), port: 5432, password: secret('PW') } } },
} satisfies LineLike);

const scope: Scope = {
    line, environment: 'dev', params: new Map([['day', { value: text('2026-01-01'), secret: false }], ['key', { value: text('k3y'), secret: true }]]),
    variables: { PW: 'hunter2', USER: 'mia', PORT: '5433' }, run: { id: 'r1', environment: 'dev' },
    outputsOf: (task) => task === 'orders' ? { outputs: { rows: 3, empty: null } } : { missing: `task ${task} was skipped` },
};
const input = (given: Value): unknown => new Evaluator(scope).input(given);

describe('a value', () => {
    const values: [name: string, given: Value, expected: unknown][] = [
        ['keeps its type as a bare name', reference({ config: 'many' }), 3],
        ['is a text inside a text, even alone', text({ config: 'many' }), '3'],
        ['of a config is that of the environment', text({ config: 'url' }), 'http://localhost/'],
        ['that is a duration is milliseconds', reference({ config: 'slow' }), 600_000],
        ['that is a duration reads in a text as it is written', text('--limit=', { config: 'slow' }), '--limit=10m'],
        ['that is a list reads in a text as JSON', text({ config: 'tags' }), '["a","b"]'],
        ['of a param', text('day=', { param: 'day' }), 'day=2026-01-01'],
        ['of a run', text({ run: 'id' }), 'r1'],
        ['of an output', text({ task: 'orders', output: 'rows' }), '3'],
        ['of an output without a value', text('[', { task: 'orders', output: 'empty' }, ']'), '[]'],
        ['in the text of a user\'s activity', text('--n=', { value: value(5) }), '--n=5'],
        ['of the environment', env('USER'), 'mia'],
        ['of the environment, where a number is asked for', { kind: 'env', name: 'PORT', type: 'integer(1..65535)' }, 5433],
        ['of a config from the environment, where a number is asked for', { kind: 'reference', target: { kind: 'config', name: 'port' }, type: 'integer' }, 5433],
        ['in lists and maps', value({ a: [text({ param: 'day' }), 1] }), { a: ['2026-01-01', 1] }],
        ['that is a connection', connection('crm'), { connection: 'crm', connector: 'postgres', properties: { host: 'localhost', port: 5432, password: 'hunter2' } }],
    ];
    test.each(values)('%s', (_, given, expected) => expect(input(given)).toEqual(expected));

    const failures: [name: string, given: Value, message: string][] = [
        ['of a config without one for the environment', text({ config: 'only_prod' }), 'Config item only_prod has no value for the environment dev: add one, or run in one of: prod.'],
        ['of configs in a circle', text({ config: 'loop' }), 'Config item loop refers to itself: loop → pool → loop.'],
        ['of an output that there is not', text({ task: 'orders', output: 'x' }), 'Task orders gave no output x; it gave: rows, empty.'],
        ['of an output of a task that did not run', text({ task: 'late', output: 'x' }), 'There is no output late.x: task late was skipped.'],
        ['of a variable that is no such value', { kind: 'env', name: 'USER', type: 'integer(1..)' }, 'The environment variable USER is "mia", but it has to be a whole number of at least 1.'],
        ['of a variable that is not set', secret('NOPE'), 'The environment variable NOPE is not set: set it, or write NOPE=… into the file .env'],
        ['of a connection inside a text', text({ value: connection('crm') }), 'Connection crm cannot stand inside a text'],
        ['of a run field that there is not', text({ run: 'x' }), 'A run has no field x; it has: id, environment.'],
    ];
    test.each(failures)('%s says what is wrong', (_, given, message) => expect(() => input(given)).toThrow(message));

    test.each([['a secret', secret('PW'), 'hunter2'], ['a config', text('x', { config: 'password' }), 'hunter2'], ['a connection', connection('crm'), 'hunter2'], ['a secret param', text({ param: 'key' }), 'k3y']])(
        'is known to hold a secret: %s', (_, given, expected) => {
            const evaluator = new Evaluator(scope);
            evaluator.input(given);
            expect([...evaluator.secrets]).toEqual([expected]);
        });
});

describe('a param given as text', () => {
    const good: [type: string, given: string, expected: Value][] = [
        ['string', '5', text('5')], ['integer', '-5', value(-5)], ['number', '1.5e3', value(1500)], ['integer(1..10)', '10', value(10)], ['number(0.5..)', '0.5', value(0.5)],
        ['boolean', 'true', value(true)], ['duration', '1.5h', duration(5_400_000)], ['"full" | "delta"', 'delta', text('delta')],
        ['list of string', '["a"]', value(['a'])], ['map of integer', '{"a": 1}', value({ a: 1 })], ['json', '[1, true]', value([1, true])], ['path', 'a/b', text('a/b')],
    ];
    test.each(good)('%s takes %s', (type, given, expected) => expect(parseParam({ name: 'p', type }, given)).toEqual({ value: expected, secret: false }));

    const bad: [type: string, given: string, message: string][] = [
        ['integer', '1.5', 'a whole number.'], ['integer', '', 'a whole number.'], ['integer(1..10)', '11', 'a whole number of at least 1 and of at most 10.'], ['number', 'NaN', 'a number.'],
        ['boolean', 'yes', 'true or false.'], ['duration', '5', 'a duration, such as 30s, 10m or 2h.'], ['"full" | "delta"', 'all', 'one of: full, delta.'],
        ['list of string', '{}', 'a JSON list, such as ["a", "b"].'], ['json', '[null]', 'JSON without null.'],
    ];
    test.each(bad)('%s refuses "%s"', (type, given, message) => expect(() => parseParam({ name: 'p', type }, given)).toThrow(`but it has to be ${message}`));

    test('of type secret is a secret', () => expect(parseParam({ name: 'p', type: 'secret' }, 'x').secret).toBe(true));
});
