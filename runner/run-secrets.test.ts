import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runLine, type RunResult } from './index.ts';
import { connection, env, resolvedLine, secret, text, type LineLike } from './testing.ts';

const PASSWORD = 'hunter2-$(echo hacked)-"quoted"';
/** Writes the password as JSON does, with its quotes escaped. */
const WRITE_OUTPUT = `${process.execPath} -e 'const text = JSON.stringify({ token: "t-" + process.env.P }); console.log(text); require("fs").writeFileSync(process.env.PLINE_OUTPUT, text)'`;
let folder: string;
beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pline-secrets-'));
    writeFileSync(join(folder, '.env'), `PLINE_TEST_PASSWORD='${PASSWORD}'\nPLINE_TEST_USER=mia\nPLINE_TEST_SHELL=from-the-file\n`);
    process.env['PLINE_TEST_SHELL'] = 'from-the-shell';
});
afterEach(() => {
    delete process.env['PLINE_TEST_SHELL'];
    rmSync(folder, { recursive: true });
});

const run = (line: Omit<LineLike, 'folder'>): Promise<RunResult> => runLine(resolvedLine({ folder, ...line }), { jobs: 2 });
const log = ({ folder: runFolder }: RunResult, name: string): string => readFileSync(join(runFolder, 'logs', name), 'utf8');

/** Every byte that a run left in its folder. */
function everything({ folder: runFolder }: RunResult): string {
    return readdirSync(runFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).join('\n');
}

describe('a secret', () => {
    test('reaches the task, and shows nowhere', async () => {
        const result = await run({
            tasks: {
                login: { inputs: { command: text('printf %s ', { config: 'password' }, ' > given; cat given; echo; cat given >&2; exit 1') } },
                output: { inputs: { command: WRITE_OUTPUT }, common: { environment: { P: secret('PLINE_TEST_PASSWORD') } } },
            },
            configs: { password: secret('PLINE_TEST_PASSWORD') },
        });
        expect(readFileSync(join(folder, 'given'), 'utf8')).toBe(PASSWORD);
        expect(log(result, 'login.1.log')).toContain('***');
        expect(result.view.tasks['output']!.outputs).toMatchObject({ token: 't-***' });
        expect(result.view.tasks['login']!.error!.message).not.toContain('hunter2');
        expect(everything(result)).not.toContain('hunter2');
    });

    test('may not stand in an argument list', async () => {
        const result = await run({ tasks: { login: { uses: 'exec', inputs: { command: ['echo', text('-p', { config: 'password' })] } } }, configs: { password: secret('PLINE_TEST_PASSWORD') } });
        expect(result.view.tasks['login']!.error!.message).toMatch(/^A secret would stand in the argument list.*pass it as a variable/);
        expect(log(result, 'login.1.log')).toBe('');
    });

    test('that a task inherits without using it is hidden too', async () => {
        process.env['PLINE_TEST_INHERITED'] = 'hunter2-inherited';
        try {
            const result = await run({
                tasks: { nosy: { inputs: { command: 'env' } } },
                connections: { crm: { connector: 'postgres', properties: { password: secret('PLINE_TEST_INHERITED') } } },
            });
            expect(log(result, 'nosy.1.log')).toContain('PLINE_TEST_INHERITED=***');
        } finally {
            delete process.env['PLINE_TEST_INHERITED'];
        }
    });
});

test('env() reads the environment before the file .env, and connections arrive whole', async () => {
    const result = await runLine(resolvedLine({
        folder,
        tasks: { look: { uses: 'look', inputs: { connection: connection('crm') }, common: { environment: { A: env('PLINE_TEST_USER'), B: env('PLINE_TEST_SHELL') } } } },
        configs: { host: { environments: { dev: 'localhost', prod: 'crm.internal' } } },
        environments: ['dev', 'prod'],
        connections: { crm: { connector: 'postgres', properties: { host: text({ config: 'host' }), port: 5432, password: secret('PLINE_TEST_PASSWORD') } } },
    }), {
        environment: 'prod',
        activities: () => ({
            kind: 'inline',
            run: (inputs, { environment }) => Promise.resolve({ a: environment['A']!, b: environment['B']!, connection: JSON.stringify(inputs['connection']) }),
        }),
    });
    const { a, b, connection: given } = result.view.tasks['look']!.outputs!;
    expect({ a, b }).toEqual({ a: 'mia', b: 'from-the-shell' });
    expect(JSON.parse(String(given))).toEqual({ connection: 'crm', connector: 'postgres', properties: { host: 'crm.internal', port: 5432, password: '***' } });
});
