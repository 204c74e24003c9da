import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { resolveLine } from '../../language/model/resolve.ts';
import { project } from '../../language/testing.ts';
import type { Exported, ExportOptions } from '../exporter.ts';
import { exportAirflow } from './export.ts';

async function exported(text: string, options: Partial<ExportOptions> = {}): Promise<Exported> {
    const { line, program, problems } = await project(text);
    expect(problems).toEqual([]);
    return exportAirflow(resolveLine(line('l'), program.services), { settings: { 'pline-command': 'pline', 'project-folder': '/srv/project' }, ...options });
}

/** The DAG file. */
async function dag(text: string, options: Partial<ExportOptions> = {}): Promise<string> {
    const { files } = await exported(text, options);
    return files.at(-1)!.content;
}

async function notes(text: string, options: Partial<ExportOptions> = {}): Promise<string[]> {
    const { files, notes: given } = await exported(text, options);
    expect(files.length === 0).toBe(given.some(({ kind }) => kind === 'refusal'));
    return given.map(({ kind, what, instead, where }) => `${where.start.line + 1} ${kind}: ${what} ${instead}`);
}

const shell = (name: string, body = ''): string => `task ${name} uses shell { command: "true" ${body} }`;

/** Every file in `golden/` is what the line beside it becomes. `PLINE_UPDATE_GOLDEN=1` writes them anew. */
it.each(['everything', 'conditions', 'databricks'])('writes golden/%s.py', async (name) => {
    const path = (ending: string): string => fileURLToPath(new URL(`golden/${name}.${ending}`, import.meta.url));
    const { files, notes: given } = await exported(readFileSync(path('pline'), 'utf8'), { settings: { 'pline-command': 'npx pline', 'project-folder': '/srv/project', databricks: name === 'databricks' ? 'provider' : 'pline' } });
    const text = `${files.filter(({ path: file }) => file !== 'pline_airflow.py').map(({ content }) => content).join('\n')}\n${given.map(({ kind, what, instead }) => `# ${kind}: ${what} ${instead}\n`).join('')}`;
    if (process.env['PLINE_UPDATE_GOLDEN'] === '1') writeFileSync(path('py'), text);
    expect(text).toBe(readFileSync(path('py'), 'utf8'));
});

it('gives the same text every time', async () => {
    const text = `line l { ${shell('b')} ${shell('a', 'after b')} }`;
    expect(await dag(text)).toBe(await dag(text));
});

describe('texts', () => {
    it('cannot end a Python text or start a template', async () => {
        const text = await dag(`/** Says "hi" \\\\ to {{ all }}, see notes.md */\nline l "A \\"quoted\\" name" { ${shell('a')} }`);
        expect(text).toContain(String.raw`dag_display_name="A \"quoted\" name"`);
        expect(text).toMatch(/doc_md=".*notes\.md\\n",/);
    });

    it('keeps Python\'s words out of the names of variables', async () => {
        const text = await dag(`line l { ${shell('class')} ${shell('dag', 'after class')} ${shell('PLINE', 'after dag')} }`);
        expect(text).toContain('class_ = PlineTask(task_id="class"');
        expect(text).toContain('class_ >> dag_');
        expect(text).toContain('dag_ >> PLINE_');
    });

    it('hold no secret', async () => {
        const { files } = await exported(`connection c: postgres { host: env("HOST") database: "d" user: "u" password: secret("TOP") }
line l { param key: secret = secret("KEY") task a uses sql.query { connection: c sql: "select '<<key>>'" } }`);
        expect(files.map(({ content }) => content).join('')).not.toMatch(/TOP|KEY|HOST|select/);
    });
});

describe('notes', () => {
    it.each([
        ['schedules in two time zones', `line l { schedule "0 2 * * *" timezone "UTC" schedule "0 3 * * *" timezone "Europe/Berlin" ${shell('a')} }`, '1 refusal: Airflow takes several schedules of a DAG in one time zone only.'],
        ['cron that Airflow does not know', `line l { schedule "0 2 L * *" timezone "UTC" ${shell('a')} }`, '1 refusal: Airflow\'s cron does not know all of the schedule "0 2 L * *".'],
        ['a schedule without a time zone', `line l { schedule "0 2 * * *" ${shell('a')} }`, '1 difference: A schedule without a time zone is in that of the machine.'],
        ['a secret param without a default', `line l { param key: secret ${shell('a')} }`, '1 refusal: The param key is a secret without a default'],
        ['a scheduled line with a param without a default', `line l { schedule "0 2 * * *" timezone "UTC" param day: string ${shell('a')} }`, '1 difference: The param day has no default'],
        ['retries that only the run knows', `line l { param n: integer = 2 ${shell('a', 'retries: n')} }`, '1 difference: Airflow has to know retries of task a before a run'],
        ['retries of each environment', `environments dev, prod\nconfig n { dev: 1 prod: 5 }\nline l { ${shell('a', 'retries: n')} }`, '3 difference: Airflow has to know retries of task a before a run, and each environment has its own.'],
        ['two pools', `connection c: postgres { database: "d" user: "u" concurrency: 3 }\nline l { pools: { heavy: 2 } task a uses sql.query { connection: c sql: "select 1" pool: "heavy" } }`, '2 difference: Task a takes places in several pools (pool heavy, connection c)'],
        ['a run that refuses another', `line l { if_running: "refuse" ${shell('a')} }`, '1 difference: Airflow does not refuse a run while another goes on.'],
        ['conditions that are mixed', `line l { ${shell('a')} ${shell('b', 'after a')} ${shell('c', 'after a, b on failure')} }`, '1 gate: Airflow has one rule for all that a task waits for, and that of task c is another.'],
    ])('are made of %s', async (_what, text, note) => {
        expect(await notes(text)).toContainEqual(expect.stringContaining(note));
    });

    it('are not made of what Airflow does the same way', async () => {
        expect(await notes(`line l { schedule "0 2 * * MON-FRI" timezone "UTC" param day: string = "x" ${shell('a', 'retries: 3 timeout: 1m')} ${shell('b', 'after a on failure')} }`)).toEqual([]);
    });
});

describe('the environment', () => {
    const text = `environments dev, prod\nline l { ${shell('a')} }`;

    it('is chosen by a run', async () => {
        expect(await dag(text)).toContain('"pline_environment": Param("dev", enum=["dev", "prod"]');
    });

    it('is fixed where the export says it', async () => {
        const fixed = await dag(text, { environment: 'prod' });
        expect(fixed).toContain('environment="prod"');
        expect(fixed).not.toContain('pline_environment');
    });
});
