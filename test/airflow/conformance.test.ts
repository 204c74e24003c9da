/** The same lines through Airflow's own test run of a DAG and through our scheduler: the same tasks run, and everything ends the same. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as fc from 'fast-check';
import { URI } from 'langium';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportAirflow } from '../../exporters/airflow/export.ts';
import { isLine } from '../../language/generated/ast.ts';
import { resolveLine } from '../../language/model/resolve.ts';
import { Program } from '../../language/program.ts';
import { fileOf } from '../../language/uris.ts';
import type { TaskEnd } from '../../protocol/journal.ts';
import { NO_RETRY } from '../../runner/schedule/backoff.ts';
import type { ScheduledTask } from '../../runner/schedule/graph.ts';
import { simulate } from '../../runner/schedule/simulate.fixture.ts';
import { AIRFLOW, execute, installation, type Installation } from './installation.ts';

const LINES = Number(process.env['PLINE_TEST_RUNS'] ?? 200);
const SEED = 20261122;
/** Installations that share the work: a test run of a DAG keeps one processor busy. */
const AT_ONCE = 2;

interface Case {
    readonly tasks: readonly ScheduledTask[];
    readonly failing: readonly string[];
}

const condition = fc.constantFrom('success', 'failure', 'complete');

const cases: fc.Arbitrary<Case> = fc.integer({ min: 2, max: 6 }).chain((count) => fc.record({
    tasks: fc.tuple(...Array.from({ length: count }, (_, index): fc.Arbitrary<ScheduledTask> => fc.record({
        name: fc.constant(`t${index}`),
        rule: fc.constantFrom<'all' | 'any'>('all', 'any'),
        enabled: fc.nat({ max: 9 }).map((roll) => roll > 0),
        retry: fc.constant(NO_RETRY),
        pools: fc.constant([]),
        dependencies: index === 0 ? fc.constant([]) : fc.uniqueArray(
            fc.record({ task: fc.nat({ max: index - 1 }).map((at) => `t${at}`), condition }), { maxLength: 3, selector: ({ task }) => task }),
    }))),
    failing: fc.subarray(Array.from({ length: count }, (_, index) => `t${index}`)),
}));

const samples = fc.sample(cases, { seed: SEED, numRuns: LINES });

function text({ tasks }: Case, number: number): string {
    return `line l${number} {\n${tasks.map(({ name, rule, enabled, dependencies }) => [
        `  task ${name} uses shell {`,
        ...dependencies.map((dependency) => `    after ${dependency.task} on ${dependency.condition}`),
        ...(rule === 'any' && dependencies.length > 0 ? ['    run if any'] : []),
        ...(enabled ? [] : ['    enabled: false']),
        '    command: "true"', '  }',
    ].join('\n')).join('\n')}\n}\n`;
}

/** Stands for Pline on the worker: a task fails if its line's list names it. */
const SCRIPTED = `#!/bin/sh
# task FILE LINE TASK …
echo "$3.$4" >> "$(dirname "$0")/ran"
! grep -qx "$3.$4" "$(dirname "$0")/failing"
`;

const ENDS: Readonly<Record<string, TaskEnd>> = { success: 'succeeded', failed: 'failed', skipped: 'skipped', upstream_failed: 'skipped' };

interface AirflowRun {
    readonly state: string;
    readonly tasks: Readonly<Record<string, string>>;
}

describe.skipIf(AIRFLOW === undefined)('a line on Airflow', () => {
    let installations: readonly Installation[] = [];
    let runs: Readonly<Record<string, AirflowRun>>;
    let ran: ReadonlySet<string>;

    beforeAll(async () => {
        installations = await Promise.all(Array.from({ length: AT_ONCE }, () => installation()));
        const { home } = installations[0]!;
        const command = join(home, 'scripted');
        await writeFile(command, SCRIPTED, { mode: 0o755 });
        await writeFile(join(home, 'failing'), samples.flatMap(({ failing }, number) => failing.map((task) => `l${number}.${task}\n`)).join(''));
        await writeFile(join(home, 'ran'), '');
        const program = await Program.create();
        const document = await program.load(URI.parse(pathToFileURL(join(home, 'random.pline')).href), samples.map(text).join('\n'));
        expect((document.diagnostics ?? []).filter(({ severity }) => severity === 1)).toEqual([]);
        for (const [number, line] of fileOf(document).declarations.filter(isLine).entries()) {
            const airflow = installations[number % AT_ONCE]!;
            const { files } = exportAirflow(resolveLine(line, program.services), { settings: { 'pline-command': command } });
            for (const { path, content } of files) await writeFile(join(path === 'pline_airflow.py' ? airflow.dags : airflow.home, path), content);
        }
        runs = Object.assign({}, ...await Promise.all(installations.map(async (airflow) => {
            await execute('airflow', ['db', 'migrate'], airflow);
            return JSON.parse(await execute('python', [fileURLToPath(new URL('run-dags.py', import.meta.url)), airflow.home], airflow)) as typeof runs;
        }))) as typeof runs;
        ran = new Set((await readFile(join(home, 'ran'), 'utf8')).split('\n'));
    }, 1_800_000);
    afterAll(() => Promise.all(installations.map((airflow) => airflow.remove())));

    it(`runs the same tasks of ${LINES} lines, with the same ends`, () => {
        const differences = samples.flatMap((sample, number) => {
            const ours = simulate(sample.tasks, Object.fromEntries(sample.failing.map((task) => [task, ['failed']])));
            const theirs = runs[`random.l${number}`];
            const expected = { status: ours.finish?.status, ends: ours.ends, ran: [...ours.starts].sort() };
            const found = {
                status: theirs?.state === 'success' ? 'succeeded' : theirs?.state,
                ends: Object.fromEntries(sample.tasks.map(({ name }) => [name, ENDS[theirs?.tasks[name] ?? ''] ?? theirs?.tasks[name]])),
                ran: sample.tasks.map(({ name }) => name).filter((name) => ran.has(`l${number}.${name}`)).sort(),
            };
            return JSON.stringify(sort(expected)) === JSON.stringify(sort(found)) ? [] : [{ text: text(sample, number), failing: sample.failing, expected, found }];
        });
        expect(differences).toEqual([]);
    });

    it('has seen lines end in every way', () => {
        expect(new Set(Object.values(runs).map(({ state }) => state))).toEqual(new Set(['success', 'failed']));
        expect(new Set(Object.values(runs).flatMap(({ tasks }) => Object.values(tasks)))).toEqual(new Set(['success', 'failed', 'skipped', 'upstream_failed']));
    });
});

function sort({ ends, ...rest }: { readonly ends: Readonly<Record<string, string | undefined>> }): unknown {
    return { ...rest, ends: Object.fromEntries(Object.entries(ends).sort(([a], [b]) => (a < b ? -1 : 1))) };
}
