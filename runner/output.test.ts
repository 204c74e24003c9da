/** What tasks print goes to the disk, and stays out of the runner's memory. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runsFolder } from './index.ts';
import { resolvedLine, secret, type TaskLike } from './testing.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'pline-output-')); });
afterEach(() => rmSync(folder, { recursive: true }));

const RUNNER = fileURLToPath(new URL('./run.fixture.ts', import.meta.url));
const MEGABYTE = 1 << 20;
const PRINTED = 400 * MEGABYTE;
/** Twice what a runner takes that has nothing to do. */
const MOST_MEMORY = 200 * MEGABYTE;

/** Runs one task in a runner of its own. @returns the most memory that the runner ever took */
async function peakMemory(task: TaskLike): Promise<number> {
    const line = join(folder, 'line.json');
    writeFileSync(line, JSON.stringify(resolvedLine({ folder, tasks: { wordy: task } })));
    const runner = spawn(process.execPath, [RUNNER, line], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, KEY: 'hush-hush', PEAK: '1' } });
    const [output] = await Promise.all([textOf(runner.stdout), once(runner, 'close')]);
    expect(output).toContain('"status":"succeeded"');
    return Number(/^peak (\d+)$/m.exec(output)![1]) * 1024;
}

const wordy = `head -c ${PRINTED} /dev/zero | tr '\\0' 'x'`;

test.each([
    ['as it comes', {}],
    ['through the mask of a secret', { common: { environment: { KEY: secret('KEY') } } }],
])('%s', async (_, more) => {
    expect(await peakMemory({ inputs: { command: wordy }, ...more })).toBeLessThan(MOST_MEMORY);
    const [run] = readdirSync(runsFolder(folder)) as [string];
    expect(statSync(join(runsFolder(folder), run, 'logs', 'wordy.1.log')).size).toBe(PRINTED);
});
