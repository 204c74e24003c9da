import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { gone, pline, project, start } from './testing/pline.ts';

const LINE = `
line nightly {
  task orders uses shell { command: "exit 1" }
  task report uses shell {
    after orders
    retries: 3
    command: """
      echo day <<run.started>> of <<run.id>>
      echo '{"seen": <<orders.rows>>}' > $PLINE_OUTPUT
    """
  }
  task broken uses shell { retries: 3 retry_delay: 1h command: "echo said; exit 7" }
  task endless uses shell { command: "echo pid $$; sleep 1000 & wait" }
  task off uses shell { enabled: false command: "true" }
}
`;
const RUN = { id: 'manual__1', started: '2026-01-31T02:00:00.000Z', outputs: { orders: { rows: 7 } } };

const files = { 'lines.pline': LINE, 'run.json': JSON.stringify(RUN) };

it('runs a task as a part of another engine\'s run, and keeps none itself', async () => {
    const folder = await project(files);
    const { code, stdout } = await pline(folder, 'task', 'lines.pline', 'nightly', 'report', '--within', 'run.json', '--result', 'result.json');
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'day 2026-01-31T02:00:00.000Z of manual__1\n' });
    expect(JSON.parse(await readFile(join(folder, 'result.json'), 'utf8'))).toEqual({ status: 'succeeded', outputs: { seen: 7, exit_code: 0 } });
    await expect(access(join(folder, '.pline'))).rejects.toThrow('ENOENT');
});

it('leaves retries to the engine', async () => {
    const folder = await project(files);
    const { code, stdout, stderr } = await pline(folder, 'task', 'lines.pline', 'nightly', 'broken', '--within', 'run.json', '--result', 'result.json');
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'said\n' });
    expect(stderr).toMatch(/^failed: .*7/);
    expect(JSON.parse(await readFile(join(folder, 'result.json'), 'utf8'))).toMatchObject({ status: 'failed', error: expect.stringContaining('7') as string });
});

it('tells the engine of a task that is switched off', async () => {
    const folder = await project(files);
    expect(await pline(folder, 'task', 'lines.pline', 'nightly', 'off', '--within', 'run.json', '--result', 'result.json')).toMatchObject({ code: 0 });
    expect(JSON.parse(await readFile(join(folder, 'result.json'), 'utf8'))).toMatchObject({ status: 'skipped' });
});

it('ends the task when the engine is gone', async () => {
    const folder = await project(files);
    const started = start(folder, ['task', 'lines.pline', 'nightly', 'endless', '--within', '-'], {}, 'pipe');
    started.child.stdin!.write(`${JSON.stringify(RUN)}\n`);
    await started.writes(/^pid \d+$/m);
    started.child.stdin!.end();
    const { code, stdout } = await started.ended;
    expect(code).toBe(130);
    await gone(Number(/\d+/.exec(stdout)![0]));
});

it.each([
    ['a file that is not there', 'no.json', 'no.json cannot be read'],
    ['something else', 'lines.pline', 'lines.pline cannot be read'],
    ['JSON of another kind', 'other.json', 'other.json does not describe a run'],
])('refuses %s in place of a run', async (_what, within, message) => {
    const folder = await project({ ...files, 'other.json': '{"id": "x", "started": "y", "outputs": {"orders": {"rows": {}}}}' });
    const { code, stderr } = await pline(folder, 'task', 'lines.pline', 'nightly', 'report', '--within', within);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
});
