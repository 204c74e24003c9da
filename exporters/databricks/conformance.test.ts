/** Random lines, exported and run by a model of Databricks' rules, against Pline's own scheduler. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_RETRY } from '../../runner/schedule/backoff.ts';
import { simulate } from '../../runner/schedule/simulate.fixture.ts';
import { jobIn } from './testing.ts';
import { exportDatabricks } from './export.ts';
import type { Job } from './job.ts';
import { READINGS, runJob } from './job-run.fixture.ts';
import { LINE_STATUS, LINE_STATUS_SCRIPT } from './line-status.ts';
import { lineCases, type LineCase } from './random-lines.fixture.ts';

interface Expected {
    readonly ran: readonly string[];
    readonly succeeded: boolean;
}

function scheduled({ line, fails, external }: LineCase): Expected {
    const { starts, finish } = simulate(
        line.tasks.map(({ name, rule, enabled, dependencies }) => ({
            name, rule, enabled, retry: NO_RETRY, pools: [], dependencies: dependencies.map((dependency) => ({ task: dependency.line === undefined ? dependency.task : 'other.task', condition: dependency.condition })),
        })),
        Object.fromEntries([...fails].map((name) => [name, ['failed' as const]])),
        { externals: [{ name: 'other.task', status: external === 'success' ? 'succeeded' : 'failed' }] },
    );
    return { ran: [...starts].sort(), succeeded: finish!.status === 'succeeded' };
}

function exported({ line, external }: LineCase): Job | undefined {
    return jobIn(exportDatabricks(line, { settings: { external } }).files);
}

test('the same tasks run, and the run ends the same, however the documentation is read', () => {
    const statusCalls: { readonly argv: readonly string[]; readonly succeeded: boolean }[] = [];
    fc.assert(fc.property(lineCases, (line) => {
        const expected = scheduled(line);
        const job = exported(line);
        if (job === undefined) {
            expect(expected.ran).toEqual([]);
            return;
        }
        const waits = new Set(line.line.tasks.filter(({ properties }) => properties['timeout']).map(({ name }) => name));
        for (const reading of READINGS) {
            const { states, succeeded } = runJob(job, ({ task_key: key }, argv) => {
                if (key !== LINE_STATUS) return !line.fails.has(key) ? 'success' : waits.has(key) ? 'timedout' : 'failed';
                statusCalls.push({ argv, succeeded: expected.succeeded });
                return expected.succeeded ? 'success' : 'failed';
            }, reading);
            const ran = line.line.tasks.map(({ name }) => name).filter((name) => ['success', 'failed', 'timedout'].includes(states.get(name) ?? '')).sort();
            expect({ ran, succeeded }, JSON.stringify(reading)).toEqual(expected);
        }
    }), { numRuns: 300 });
    expect(statusCalls.length).toBeGreaterThan(50);
    expect(statusEnds(statusCalls.map(({ argv }) => argv))).toEqual(statusCalls.map(({ succeeded }) => succeeded));
});

/** How the script ends for each list of arguments: all in one Python. */
function statusEnds(calls: readonly (readonly string[])[]): readonly boolean[] {
    const folder = mkdtempSync(join(tmpdir(), 'pline-line-status-'));
    writeFileSync(join(folder, 'line_status.py'), LINE_STATUS_SCRIPT);
    writeFileSync(join(folder, 'all.py'), `import contextlib, io, json, sys
script = compile(open("line_status.py").read(), "line_status.py", "exec")
ends = []
for argv in json.load(sys.stdin):
    sys.argv = ["line_status.py", *argv]
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(script, {})
        ends.append(True)
    except SystemExit:
        ends.append(False)
print(json.dumps(ends))
`);
    return JSON.parse(execFileSync('python3', ['all.py'], { cwd: folder, input: JSON.stringify(calls), encoding: 'utf8', maxBuffer: 1e8 })) as boolean[];
}
