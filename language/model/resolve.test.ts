import { describe, expect, test } from 'vitest';
import { project } from '../testing.ts';
import { resolveLine } from './resolve.ts';
import type { ResolvedLine, ResolvedTask, Value } from './types.ts';

async function resolved(main: string, others: Readonly<Record<string, string>> = {}): Promise<ResolvedLine> {
    const { line, program, problems } = await project(main, others);
    expect(problems).toEqual([]);
    return resolveLine(line('l'), program.services);
}

function task(line: ResolvedLine, name: string): ResolvedTask {
    return line.tasks.find((candidate) => candidate.name === name)!;
}

/** `name=value (origin)`, for texts without placeholders and numbers. */
function table({ properties }: ResolvedTask): string[] {
    return Object.entries(properties).map(([name, { value, origin }]) => `${name}=${plain(value)} (${origin})`);
}

function plain(value: Value | undefined): unknown {
    switch (value?.kind) {
        case 'text': return value.parts.map((part) => typeof part === 'string' ? part : 'value' in part ? plain(part.value) : JSON.stringify(part)).join('');
        case 'number':
        case 'boolean': return value.value;
        case 'duration': return `${value.milliseconds}ms`;
        case 'list': return value.items.map(plain);
        default: return value;
    }
}

const LAKE = `
connection lake: duckdb { file: "lake.duckdb" }
defaults sql.query { connection: lake retries: 1 }
group gold "Gold" { retries: 2 timeout: 10m }
`;

describe('effective properties', () => {
    test('the task wins over its group, that over the activity\'s defaults, and those over the declaration', async () => {
        const line = await resolved(`${LAKE} line l {
            task none uses sql.query { sql: "select 1" }
            task grouped uses sql.query in gold { sql: "select 1" }
            task own uses sql.query in gold { sql: "select 1" retries: 3 }
        }`);
        expect(table(task(line, 'none'))).toEqual(expect.arrayContaining(['retries=1 (activity)', 'retry_delay=1000ms (default)', 'sql=select 1 (task)']));
        expect(table(task(line, 'grouped'))).toEqual(expect.arrayContaining(['retries=2 (group)', 'timeout=600000ms (group)']));
        expect(table(task(line, 'own'))).toEqual(expect.arrayContaining(['retries=3 (task)']));
        expect(task(line, 'own').properties['connection']?.value).toEqual({ kind: 'connection', name: 'lake' });
    });

    test('defaults reach the files that import theirs, and no further', async () => {
        const shared = { 'lake.pline': LAKE, 'between.pline': 'import "lake.pline"\nconnection other: duckdb { file: "other.duckdb" }' };
        const near = await resolved('import "lake.pline"\nline l { task t uses sql.query { sql: "select 1" } }', shared);
        expect(task(near, 't').properties['retries']).toMatchObject({ origin: 'activity', range: { uri: 'file:///project/lake.pline' } });
        const far = await resolved('import "between.pline"\nline l { task t uses sql.query { sql: "select 1" connection: other } }', shared);
        expect(task(far, 't').properties['retries']).toMatchObject({ origin: 'default' });
    });
});

describe('the work of a user\'s activity', () => {
    const SUBMIT = `
        activity submit {
            jar: path required
            executors: integer = 2
            queue: string
            runs exec { command: ["submit", "--jar=<<jar>>", executors, queue, "<<run.id>>"] }
        }
        activity nested { jar: path required runs submit { jar: jar executors: 9 } }`;
    const command = ({ inputs }: ResolvedTask): unknown => plain(inputs['command']);

    test('is that of the built-in activity, with the properties put in and those without a value left out', async () => {
        const line = await resolved(`${SUBMIT} line l { param day: string = "1" task t uses submit { jar: "a-<<day>>.jar" } }`);
        expect(task(line, 't')).toMatchObject({ activity: 'submit', builtin: 'exec' });
        expect(command(task(line, 't'))).toEqual(['submit', '--jar=a-{"placeholder":{"kind":"param","name":"day"}}.jar', 2, '{"placeholder":{"kind":"run","field":"id"}}']);
    });

    test('goes through as many activities as there are', async () => {
        const line = await resolved(`${SUBMIT} line l { task t uses nested { jar: "b.jar" } }`);
        expect(task(line, 't').builtin).toBe('exec');
        expect(command(task(line, 't'))).toEqual(['submit', '--jar=b.jar', 9, '{"placeholder":{"kind":"run","field":"id"}}']);
    });
});

test('values keep their kind, and texts their placeholders', async () => {
    const line = await resolved(`
        environments dev, prod
        config host { dev: "localhost" prod: "db" }
        config many: 3
        connection db: postgres { host: "<<host>>" database: "x" port: env("PORT") user: env("USER") password: secret("PASSWORD") }
        line l {
            param day: string = "2026-01-01"
            task a uses shell { command: "true" }
            task c uses sql.query { connection: db sql: "select 1" }
            task b uses shell {
                after a on complete
                retries: many
                command: """
                    cat <<EOF
                      <<day>> <<a.files>> \\<<day>>
                    EOF
                """
            }
        }`);
    expect(line.environments).toEqual(['dev', 'prod']);
    expect(line.configs['host']?.environments['prod']).toEqual({ kind: 'text', parts: ['db'] });
    expect(line.connections['db']?.properties).toMatchObject({ port: { kind: 'env', name: 'PORT', type: 'integer(1..65535)' }, user: { kind: 'env', name: 'USER' }, password: { kind: 'secret', name: 'PASSWORD' }, host: { parts: [{ placeholder: { kind: 'config', name: 'host' } }] } });
    const { properties, dependencies } = task(line, 'b');
    expect(properties['retries']?.value).toEqual({ kind: 'reference', target: { kind: 'config', name: 'many' }, type: 'integer(0..)' });
    expect(properties['command']?.value).toEqual({
        kind: 'text',
        parts: ['cat <<EOF\n  ', { placeholder: { kind: 'param', name: 'day' } }, ' ', { placeholder: { kind: 'output', task: 'a', output: 'files' } }, ' <<day>>\nEOF'],
    });
    expect(dependencies).toMatchObject([{ task: 'a', condition: 'complete', range: { start: { line: 10 } } }]);
});

test('tasks of other lines are external dependencies', async () => {
    const line = await resolved('import "finance.pline"\nline l { task t uses shell { after finance.close on failure command: "true" } }', { 'finance.pline': 'line finance { task close uses shell { command: "true" } }' });
    expect(task(line, 't').dependencies).toMatchObject([{ line: 'finance', uri: 'file:///project/finance.pline', task: 'close', condition: 'failure' }]);
});

test('config items and connections that only an imported file sees come along, under a name of their own', async () => {
    const line = await resolved('import "lake.pline"\nconfig path: "mine"\nline l { task t uses sql.query { connection: lake sql: "select \'<<path>>\'" } }', {
        'paths.pline': 'config root: "/data"\nconfig path: "<<root>>/lake"',
        'lake.pline': 'import "paths.pline"\nconnection lake: duckdb { file: "<<path>>" }',
    });
    expect(Object.fromEntries(Object.entries(line.configs).map(([name, { value }]) => [name, plain(value)]))).toEqual({
        'path': 'mine',
        'path (/project/paths.pline)': '{"placeholder":{"kind":"config","name":"root (/project/paths.pline)"}}/lake',
        'root (/project/paths.pline)': '/data',
    });
    expect(plain(line.connections['lake']?.properties['file'])).toBe('{"placeholder":{"kind":"config","name":"path (/project/paths.pline)"}}');
});

test('a broken line resolves as far as it can be understood', async () => {
    const { line, program } = await project('line l {\n  task a uses nothing { after b, a.b }\n  task b\n  task \n}');
    const { tasks } = resolveLine(line('l'), program.services);
    expect(tasks.map(({ name, activity, dependencies }) => [name, activity, dependencies.length])).toEqual([['a', 'nothing', 2], ['b', undefined, 0]]);
});

test('the model is plain data', async () => {
    const line = await resolved(`${LAKE} line l "The line" { description: "What for" schedule "0 2 * * *" timezone "Europe/Berlin" task t "T" uses sql.query in gold { sql: "select 1" } }`);
    expect(JSON.parse(JSON.stringify(line))).toEqual(line);
    expect(line).toMatchObject({ title: 'The line', schedules: [{ cron: '0 2 * * *', timezone: 'Europe/Berlin' }], groups: [{ name: 'gold', title: 'Gold' }], properties: { description: { origin: 'task' } } });
});
