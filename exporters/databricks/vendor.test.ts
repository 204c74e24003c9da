/** Databricks' own package, which the databricks command uses too, takes every job. */
import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { setUpDatabricks } from '../../scripts/setup-databricks.ts';
import { exportDatabricks } from './export.ts';
import type { Job } from './job.ts';
import { richLines } from './random-lines.fixture.ts';
import { jobIn } from './testing.ts';

/** Reads jobs, and gives back what the package made of each: the job, or what is wrong with it. */
const READ_JOBS = `
import json, sys
from databricks.bundles.jobs import Job
answers = []
for job in json.load(sys.stdin):
    try:
        answers.append(Job.from_dict(job).as_dict())
    except Exception as error:
        answers.append(f"{type(error).__name__}: {error}")
print(json.dumps(answers))
`;

async function readByVendor(jobs: readonly object[]): Promise<readonly unknown[]> {
    const python = process.env.PLINE_DATABRICKS_PYTHON ?? await setUpDatabricks();
    return JSON.parse(execFileSync(python, ['-c', READ_JOBS], { input: JSON.stringify(jobs), encoding: 'utf8', maxBuffer: 1e9 })) as unknown[];
}

test('any line comes to a job that the package takes as it is', async () => {
    const lines = fc.sample(richLines, { numRuns: 200, seed: 7 });
    const exported = lines.map((line) => exportDatabricks(line, { settings: { external: 'success' } }));
    const jobs = exported.flatMap(({ files }) => jobIn(files) ?? []);
    expect(jobs.length).toBeGreaterThan(100);
    expect(await readByVendor(jobs)).toEqual(jobs.map(asWritten));
    for (const { files, notes } of exported) expect(files.length > 0).toBe(!notes.some(({ kind }) => kind === 'refusal'));
});

test('the package finds what is wrong', async () => {
    const job = { name: 'x', max_concurrent_runs: 1 };
    const wrong = [
        { ...job, tasks: [{ task_key: 'a', run_if: 'SOMETIMES' }] },
        { ...job, tasks: [{ notebook_task: { notebook_path: '/x' } }] },
        { ...job, tasks: [{ task_key: 'a', notebok_task: { notebook_path: '/x' } }] },
    ];
    for (const answer of await readByVendor(wrong)) expect(answer).toMatch(/Error: /);
});

/** The package leaves out lists and maps that are empty. */
function asWritten(job: Job): unknown {
    return JSON.parse(JSON.stringify(job, (_, value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length === 0 ? undefined : value));
}
