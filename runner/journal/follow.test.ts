import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunView } from '../../protocol/run-view.ts';
import { Conductor } from '../conductor.fixture.ts';
import { followRuns, runLine } from '../index.ts';
import { resolvedLine } from '../testing.ts';

let folder: string;
let conductor: Conductor;
beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pline-follow-'));
    conductor = await Conductor.open();
});
afterEach(() => {
    conductor.close();
    rmSync(folder, { recursive: true });
});

/** Collects what the follower tells, and waits for what it is to tell. */
class Viewer {
    readonly problems: string[] = [];
    private view: RunView | undefined;
    private told = false;
    private waiting: (() => void)[] = [];
    readonly stop: () => void;

    constructor(line: string) {
        this.stop = followRuns(folder, line, (view) => {
            this.view = view;
            this.told = true;
            this.wake();
        }, (problem) => {
            this.problems.push(problem);
            this.wake();
        });
    }

    async until(description: string): Promise<void> {
        while (this.shown() !== description) await new Promise<void>((resolve) => { this.waiting.push(resolve); });
    }

    async problem(): Promise<void> {
        while (this.problems.length === 0) await new Promise<void>((resolve) => { this.waiting.push(resolve); });
    }

    private shown(): string {
        if (this.view === undefined) return this.told ? 'none' : 'nothing told';
        return `${this.view.status}: ${Object.values(this.view.tasks).map(({ status }) => status).join(', ')}`;
    }

    private wake(): void {
        for (const resolve of this.waiting.splice(0)) resolve();
    }
}

test('a run is followed from before its start to its end, and the next one after it', async () => {
    const viewer = new Viewer('nightly');
    const activities = () => conductor.activity;
    try {
        await viewer.until('none');
        const first = runLine(resolvedLine({ folder, tasks: { a: {}, b: { after: { a: 'success' } } } }), { activities });
        await conductor.until('a');
        await viewer.until('running: running, waiting');
        await conductor.end('a');
        await viewer.until('running: succeeded, running');
        await conductor.end('b', 1);
        await viewer.until('failed: succeeded, failed');
        await first;
        const other = runLine(resolvedLine({ folder, name: 'weekly', tasks: { a: {} } }), { activities });
        await conductor.end('a');
        await other;
        const second = runLine(resolvedLine({ folder, tasks: { c: {} } }), { activities });
        await viewer.until('running: running');
        await conductor.end('c');
        await second;
        await viewer.until('succeeded: succeeded');
        expect(viewer.problems).toEqual([]);
    } finally {
        viewer.stop();
    }
});

test('a journal that cannot be read is told, and the run before it is shown', async () => {
    const line = resolvedLine({ folder, tasks: { a: { inputs: { command: 'true' } } } });
    await runLine(line);
    const { folder: newest } = await runLine(line);
    const journal = join(newest, 'journal.jsonl');
    writeFileSync(journal, `broken\n${'x'.repeat(10)}\n`, { flag: 'r+' });
    const viewer = new Viewer('nightly');
    try {
        await viewer.problem();
        expect(viewer.problems[0]).toContain(`${journal} is corrupt at line 1`);
        await viewer.until('succeeded: succeeded');
    } finally {
        viewer.stop();
    }
});
