/** Edits, and what the properties panel needs for them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Edit } from '../../protocol/edit.ts';
import { checkValue, listGroups, planEdits, taskChanged, watchTask, type PlanEditsResult, type TaskChanged, type TextChange } from '../../protocol/lsp.ts';
import type { TaskDetails } from '../../protocol/task.ts';
import { Client } from './client.ts';

const SHARED = `connection crm: postgres {
  host: "h"
  database: "d"
}
connection warehouse: duckdb {
  file: "w.duckdb"
}
/** What comes in. */
group raw "Raw zone" {
  retries: 4
}
defaults sql.query {
  connection: warehouse
}
`;
const TEXT = `import "shared.pline"
config day: "today"
line l {
  task a "First" uses wait in raw {
    time: 1s
  }
  task b uses sql.query {
    after a on failure
    run if any
    sql: """
      select 1
        from x
    """
    retries: "two"
  }
  task c uses shell {
    after b, a
    command: "echo <<b.rows>>"
  }
  task d uses sql.query in raw {
  }
}
line m {
  task e uses wait {
    after l.c
    time: 1s
  }
}
`;

let folder: string;
let client: Client;
let uri: string;
beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pline-edits-'));
    await writeFile(join(folder, 'shared.pline'), SHARED);
    client = await Client.start(folder);
    uri = await open('main', TEXT);
});
afterAll(async () => {
    await client.stop();
    await rm(folder, { recursive: true });
});

async function open(name: string, text: string): Promise<string> {
    const file = pathToFileURL(join(folder, `${name}.pline`)).href;
    await client.open(file, text);
    return file;
}

const plan = (of: string, ...edits: readonly Edit[]): Promise<PlanEditsResult> => client.connection.sendRequest(planEdits, { uri: of, version: 1, edits });

/** A text with changes made, as an editor makes them. */
function changed(text: string, changes: readonly TextChange[]): string {
    const lines = text.split('\n');
    const offset = ({ line, character }: TextChange['start']): number => lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
    return changes.reduceRight((result, { start, end, newText }) => result.slice(0, offset(start)) + newText + result.slice(offset(end)), text);
}

describe('edits', () => {
    test('are planned as changes of the text, and say what else happens', async () => {
        const planned = await plan(uri, { kind: 'deleteTask', line: 'l', task: 'a' }, { kind: 'setProperty', line: 'l', task: 'b', property: 'retries', value: '2' });
        if (!planned.ok) throw new Error(planned.message);
        expect(planned).toMatchObject({ others: [], created: [], notes: ['"b" and "c" no longer wait for "a".'] });
        expect(changed(TEXT, planned.changes)).toBe(TEXT.replace(/ {2}task a [^}]*}\n/, '').replace('    after a on failure\n    run if any\n', '').replace('after b, a', 'after b').replace('"two"', '2'));
    });

    test('that cannot be made say why', async () => {
        expect(await plan(uri, { kind: 'connect', line: 'l', task: 'a', upstream: 'c', condition: 'success' })).toEqual({ ok: false, message: expect.stringContaining('a → c → a') });
        expect(await client.connection.sendRequest(planEdits, { uri, version: 0, edits: [] })).toMatchObject({ ok: false, outdated: true });
    });

    test('rename a task in other files, too', async () => {
        const other = await open('other', 'import "main.pline"\nline n {\n  task f uses wait {\n    after l.c, m.e\n    time: 1s\n  }\n}\n');
        await client.diagnostics(other, (messages) => messages.length === 0);
        const planned = await plan(uri, { kind: 'renameTask', line: 'l', task: 'c', name: 'x' }, { kind: 'renameTask', line: 'l', task: 'x', name: 'last' });
        expect(planned).toMatchObject({ ok: true, others: [{ uri: other, changes: [{ start: { line: 3, character: 12 }, end: { line: 3, character: 13 }, newText: 'last' }] }] });
        await client.close(other);
    });
});

async function details(line: string, task: string): Promise<TaskDetails> {
    await client.connection.sendRequest(watchTask, { uri, line, task });
    const { details: found } = await client.notification<TaskChanged>(taskChanged, (message) => message.uri === uri && message.task === task && message.details !== undefined);
    return found!;
}

describe('the details of a task', () => {
    test('say what it is and what it waits for', async () => {
        expect(await details('l', 'b')).toMatchObject({
            name: 'b', activity: 'sql.query', activityDoc: expect.stringContaining('SQL'), rule: 'any',
            groups: [{ name: 'raw', title: 'Raw zone' }], dependencies: [{ task: 'a', condition: 'failure' }],
        });
        expect(await details('m', 'e')).toMatchObject({ dependencies: [{ task: 'c', line: 'l', condition: 'success' }] });
    });

    test('offer what it could wait for without a circle', async () => {
        expect((await details('l', 'b')).candidates).toEqual([{ task: 'a', title: 'First' }, { task: 'd', title: 'd' }]);
        expect((await details('l', 'd')).candidates.map(({ task, line }) => line === undefined ? task : `${line}.${task}`)).toEqual(['a', 'b', 'c', 'm.e']);
    });

    test('have every property, with its type, its value, where that comes from, and what is wrong with it', async () => {
        const { properties } = await details('l', 'b');
        const property = (name: string) => properties.find((candidate) => candidate.name === name);
        const sql = '"""\nselect 1\n  from x\n"""';
        expect(property('sql')).toMatchObject({ type: { kind: 'multiline' }, value: sql, effective: sql, origin: 'task', definedAt: { uri }, problems: [] });
        expect(property('connection')).toMatchObject({ type: { kind: 'connection', names: expect.arrayContaining(['warehouse']) }, effective: 'warehouse', origin: 'activity', definedAt: { uri: expect.stringContaining('shared') }, problems: [] });
        expect(property('connection')).not.toHaveProperty('value');
        expect(property('retries')).toMatchObject({ type: { kind: 'integer', min: 0 }, common: true, value: '"two"', problems: [expect.stringContaining('whole number')] });
        expect(property('tags')).toMatchObject({ type: { kind: 'list', of: { kind: 'text' } }, problems: [] });
        const inherited = (await details('l', 'a')).properties;
        expect(inherited.find(({ name }) => name === 'retries')).toMatchObject({ effective: '4', origin: 'group' });
        expect(inherited.find(({ name }) => name === 'time')).toMatchObject({ required: true, type: { kind: 'duration' }, doc: expect.any(String) });
    });

    test('tell what config items make of a value in an environment', async () => {
        const text = 'environments dev, prod\nconfig host { dev: "a\\"b" prod: "p" }\nconfig tries { dev: 1 prod: 5 }\nconfig more: tries\nline l {\n  task t uses shell {\n    command: "curl <<host>>/<<run.id>>"\n    retries: more\n  }\n}\n';
        const file = await open('environments', text);
        const resolved = async (environment?: string): Promise<unknown> => {
            await client.connection.sendRequest(watchTask, { uri: file, line: 'l', task: 't', ...(environment !== undefined && { environment }) });
            const found = client.notifications<TaskChanged>(taskChanged).findLast((message) => message.uri === file)?.details?.properties;
            return Object.fromEntries((found ?? []).flatMap(({ name, resolved: value }) => value === undefined ? [] : [[name, value]]));
        };
        expect(await resolved()).toEqual({ command: '"curl a\\"b/<<run.id>>"', retries: '1' });
        expect(await resolved('prod')).toEqual({ command: '"curl p/<<run.id>>"', retries: '5' });
    });

    test('say what is missing, and follow the text', async () => {
        const missing = (found: TaskDetails | undefined): readonly string[] => found?.properties.find(({ name }) => name === 'sql')?.problems ?? [];
        expect(missing(await details('l', 'd'))).toEqual([expect.stringContaining('sql')]);
        await client.change(uri, TEXT.replace('in raw {\n  }', 'in raw {\n    sql: "select 2"\n  }'));
        await client.notification<TaskChanged>(taskChanged, ({ details: found }) => found?.name === 'd' && missing(found).length === 0);
        await client.change(uri, 'line l {\n}\n');
        await client.notification<TaskChanged>(taskChanged, (message) => message.task === 'd' && message.details === undefined);
        await client.change(uri, TEXT);
    });
});

describe('a value', () => {
    const check = (task: string, property: string, value: string): Promise<readonly string[]> => client.connection.sendRequest(checkValue, { uri, line: 'l', task, property, value });

    test.each([
        ['a', 'time', '5s'], ['a', 'retries', '0'], ['c', 'command', '"echo <<b.rows>> <<day>>"'], ['d', 'connection', 'warehouse'], ['d', 'parameters', '{ a: day }'], ['c', 'command', '"""\n  a\n"""'],
    ])('of %s.%s may be %s', async (task, property, value) => {
        expect(await check(task, property, value)).toEqual([]);
    });

    test.each([
        ['a', 'time', '5', 'Add the unit'], ['a', 'time', '', 'Give "time" a value'], ['a', 'retries', '-1', 'at least 0'], ['a', 'retries', '1 2', '1 2 is no value'], ['c', 'command', '"<<e.rows>>"', 'no task "e"'],
        ['a', 'description', '"<<b.rows>>"', 'b'], ['d', 'connection', 'warehaus', 'Did you mean "warehouse"?'], ['a', 'tims', '5s', 'Did you mean "time"?'], ['none', 'time', '5s', 'no task "none"'],
    ])('of %s.%s may not be %s', async (task, property, value, message) => {
        expect((await check(task, property, value)).join('\n')).toContain(message);
    });

    test('that is tried leaves no trace', async () => {
        const before = (await details('l', 'b')).properties;
        await check('b', 'sql', '"select 3"');
        expect((await details('l', 'b')).properties).toEqual(before);
        expect(await client.connection.sendRequest(listGroups, { uri })).toEqual([{ name: 'raw', title: 'Raw zone' }]);
    });
});
