import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { project } from '../../language/testing.ts';
import { resolveLine } from '../../language/model/resolve.ts';
import type { Exported, ExportOptions } from '../exporter.ts';
import { exportDatabricks } from './export.ts';
import { LINE_STATUS_SCRIPT } from './line-status.ts';
import { RUN_PYTHON } from './tasks/run-python.ts';
import { jobIn } from './testing.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');

async function exportText(text: string, name: string, options: Partial<ExportOptions> = {}): Promise<Exported> {
    const { program, line, problems } = await project(text);
    expect(problems.filter((problem) => !problem.includes('does not exist'))).toEqual([]);
    return exportDatabricks(resolveLine(line(name), program.services), { settings: {}, ...options });
}

const exportFixture = (name: string, options?: Partial<ExportOptions>): Promise<Exported> => exportText(readFileSync(join(FIXTURES, `${name}.pline`), 'utf8'), name, options);

function shownNotes({ notes }: Exported): string {
    return notes.map(({ kind, what, where, instead }) => `${where.start.line + 1}:${where.start.character + 1} ${kind}: ${what} ${instead}\n`).join('');
}

test('a line comes to the files that it came to before', async () => {
    const exported = await exportFixture('sales');
    const scripts = new Set([RUN_PYTHON, LINE_STATUS_SCRIPT]);
    expect(exported.files.filter(({ content }) => scripts.has(content))).toHaveLength(2);
    for (const { path, content } of exported.files) if (!scripts.has(content)) await expect(content).toMatchFileSnapshot(join(FIXTURES, 'sales', path));
    await expect(shownNotes(exported)).toMatchFileSnapshot(join(FIXTURES, 'sales/notes.txt'));
});

test('what Databricks cannot do is refused, each with where it is and what to do', async () => {
    const exported = await exportFixture('refused');
    expect(exported.files).toEqual([]);
    await expect(shownNotes(exported)).toMatchFileSnapshot(join(FIXTURES, 'refused/notes.txt'));
});

test('for one environment, its values are put in', async () => {
    const { files } = await exportFixture('sales', { environment: 'prod', projectFolder: '../sales' });
    const text = files.map(({ content }) => content).join('\n');
    expect(text).not.toContain('${var.catalog}');
    expect(text).toContain("use catalog identifier('main');");
    expect(text).toContain('notebook_path: ../../sales/notebooks/load.py');
    expect(Object.keys(jobIn(files)!)).not.toContain('targets');
});

test('no secret is in any file', async () => {
    const { files } = await exportFixture('sales');
    expect(files.map(({ content }) => content).join('\n')).not.toContain('DATABRICKS_TOKEN');
});

describe('what runs after what', () => {
    const line = (tasks: string): string => `line x {\n${tasks.replaceAll(/(\w+):([^\n]*)/g, 'task $1 uses databricks.notebook { notebook: "n.py"\n$2 }')}\n}`;
    const cases: [name: string, tasks: string, starts: Record<string, string>][] = [
        ['success is what Databricks does by itself', 'a:\nb: after a', { b: 'a' }],
        ['any success', 'a:\nb:\nc: after a, b run if any', { c: 'AT_LEAST_ONE_SUCCESS a b' }],
        ['a handler of failures', 'a:\nb: after a\nc: after a on failure after b on failure run if any', { c: 'AT_LEAST_ONE_FAILED a b' }],
        ['a handler that must not run where its task never ran', 'a:\nb: after a\nc: after b on failure', { 'c-gate-1': 'ALL_DONE b', c: 'c-gate-1=true' }],
        ['all failed', 'a:\nb:\nc: after a on failure after b on failure', { c: 'ALL_FAILED a b', 'line-status': 'ALL_DONE c a b' }],
        ['completion', 'a:\nb:\nc: after a on complete after b on complete', { c: 'ALL_DONE a b' }],
        ['mixed conditions', 'a:\nb:\nc: after a after b on failure', { 'c-gate-1': 'ALL_DONE a b', 'c-gate-2': 'c-gate-1=true', c: 'c-gate-2=true', 'line-status': 'ALL_DONE c a b' }],
    ];
    test.each(cases)('%s', async (_, tasks, starts) => {
        const job = jobIn((await exportText(line(tasks), 'x')).files)!;
        const found = job.tasks.filter(({ depends_on: on }) => on).map(({ task_key: key, run_if: runIf, depends_on: on }) =>
            [key, [...(runIf ? [runIf] : []), ...on!.map(({ task_key: task, outcome }) => outcome === undefined ? task : `${task}=${outcome}`)].join(' ')]);
        expect(Object.fromEntries(found)).toMatchObject(starts);
    });
});

describe('a statement', () => {
    const cases: [name: string, sql: string, expected: string][] = [
        ['takes a value in quotes as a bound one', "select '<<day>>'", 'select :day'],
        ['joins it with the text around', "select 'a <<day>> b'", "select 'a ' || :day || ' b'"],
        ['leaves quotes within a text alone', "select 'it''<<day>>'", "select 'it''' || :day"],
        ['takes several', "select '<<day>>', \"<<day>>-<<run.id>>\"", 'select :day, :day || "-" || :job_run_id'],
        ['names it in a comment', "select 1 -- for <<day>>'\n", "select 1 -- for the param day'"],
    ];
    test.each(cases)('%s', async (_, sql, expected) => {
        const { files } = await exportText(`connection w: databricks { host: "https://x" token: secret("T") }\nline x { param day: string = "d" task t uses databricks.sql { connection: w warehouse: "1" sql: """\n${sql}\n""" } }`, 'x');
        expect(files.find(({ path }) => path.endsWith('.sql'))?.content).toBe(`${expected}\n`);
    });
});
