import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RunEvent } from '../../protocol/journal.ts';
import { messageOf, RunError } from '../errors.ts';
import { processStarted } from '../process/identity.ts';
import { lastEndOf } from './last-task.ts';
import { journalPath, JournalTail, readJournal } from './reader.ts';
import { listRuns, readRun, runFolder } from './runs.ts';
import { JournalWriter } from './writer.ts';

let project: string;
beforeEach(() => { project = mkdtempSync(join(tmpdir(), 'pline-journal-')); });
afterEach(() => rmSync(project, { recursive: true }));

const ended = '2026-11-22T09:15:02.000Z';
function events(pid = process.pid, pidStarted = processStarted(pid)): RunEvent[] {
    return [
        { type: 'run-started', run: 'r1', line: 'nightly', file: 'nightly.pline', params: { day: 'März' }, jobs: 2, tasks: ['a', 'b', 'c'], pid, ...(pidStarted !== undefined && { pidStarted }) },
        { type: 'task-started', task: 'a', attempt: 1, pid: 4711 },
        { type: 'task-progress', task: 'a', attempt: 1, message: 'rows', done: 10, total: 20 },
        { type: 'task-ended', task: 'a', attempt: 1, status: 'failed', ended, error: { message: 'no such table' } },
        { type: 'task-ended', task: 'b', attempt: 0, status: 'skipped', ended, reason: 'it waits for a' },
        { type: 'task-started', task: 'c', attempt: 1 },
    ];
}
const runEnded: RunEvent = { type: 'run-ended', status: 'failed', handled: [] };

async function record(run: string, content: readonly RunEvent[]): Promise<string> {
    const folder = runFolder(project, run);
    mkdirSync(folder, { recursive: true });
    const journal = JournalWriter.create(journalPath(folder));
    for (const event of content) journal.append(event);
    await journal.close();
    return folder;
}

/** What reading the journal comes to, in a few words. */
async function outcome(folder: string): Promise<string> {
    try {
        const { events: read, torn } = await readJournal(folder);
        return `${read.length} events${torn === undefined ? '' : `, torn ${/from line \d+ on/.exec(torn)?.[0]}`}`;
    } catch (error) {
        return /holds no run|corrupt at line \d+/.exec(messageOf(error))?.[0] ?? messageOf(error);
    }
}

describe('a journal', () => {
    test('reads back what was written, numbered and timed', async () => {
        const folder = await record('r1', [...events(), runEnded]);
        const { events: read, torn } = await readJournal(folder);
        expect(torn).toBeUndefined();
        expect(read).toEqual([...events(), runEnded].map((event) => expect.objectContaining(event)));
        expect(read.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    });

    test('cut at any byte loads what is whole and says what was left out, or says that there is nothing', async () => {
        const folder = await record('r1', events());
        const bytes = readFileSync(journalPath(folder));
        for (let length = 0; length <= bytes.length; length++) {
            writeFileSync(journalPath(folder), bytes.subarray(0, length));
            const whole = bytes.subarray(0, length).toString('latin1').split('\n').length - 1;
            const cleanCut = bytes[length - 1] === 0x0a;
            expect(await outcome(folder)).toBe(whole === 0 ? 'holds no run' : `${whole} events${cleanCut ? '' : `, torn from line ${whole + 1} on`}`);
        }
    });

    test('with any byte changed in the middle is refused with the line, and in the last line is cut off', async () => {
        const folder = await record('r1', events());
        const bytes = readFileSync(journalPath(folder));
        const lineAt = (offset: number): number => bytes.subarray(0, offset).toString('latin1').split('\n').length;
        const last = lineAt(bytes.length - 1);
        for (let offset = 0; offset < bytes.length; offset += 7) {
            const damaged = Buffer.from(bytes);
            damaged[offset] = damaged[offset]! ^ 0x01;
            writeFileSync(journalPath(folder), damaged);
            const line = lineAt(offset);
            expect(await outcome(folder)).toBe(line < last ? `corrupt at line ${line}` : `${last - 1} events, torn from line ${last} on`);
        }
    });

    test('with a line lost in the middle is refused', async () => {
        const folder = await record('r1', events());
        const lines = readFileSync(journalPath(folder), 'utf8').split('\n');
        writeFileSync(journalPath(folder), lines.toSpliced(2, 1).join('\n'));
        await expect(readJournal(folder)).rejects.toThrow('corrupt at line 3: event 3 should stand there, but it is event 4');
    });

    test('can be followed while it grows, even in half lines', async () => {
        const folder = await record('r1', events());
        const bytes = readFileSync(journalPath(folder));
        writeFileSync(journalPath(folder), bytes.subarray(0, 1));
        const tail = new JournalTail(journalPath(folder));
        const seen: number[] = [];
        for (let offset = 1; offset < bytes.length; offset += 37) {
            seen.push(...(await tail.read()).map(({ seq }) => seq));
            appendFileSync(journalPath(folder), bytes.subarray(offset, offset + 37));
        }
        seen.push(...(await tail.read()).map(({ seq }) => seq));
        expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
        expect(tail.torn).toBeUndefined();
    });

    test('that cannot be made gives one clear message', () => {
        expect(() => JournalWriter.create(join(project, 'missing', 'journal.jsonl'))).toThrow(RunError);
    });
});

describe('a run', () => {
    test('of a living process is running, and its tasks stand as the events say', async () => {
        const { view } = await readRun(await record('r1', events()));
        expect(view).toMatchObject({
            id: 'r1', line: 'nightly', status: 'running',
            tasks: {
                a: { status: 'failed', attempt: 1, error: { message: 'no such table' } },
                b: { status: 'skipped', attempt: 0, reason: 'it waits for a' },
                c: { status: 'running', attempt: 1 },
            },
        });
    });

    test('without an end whose process is gone was interrupted', async () => {
        const { view } = await readRun(await record('r1', events(2 ** 22 + 1, '1')));
        expect(view.status).toBe('interrupted');
        expect(view.tasks.c).toMatchObject({ status: 'cancelled', reason: 'the run was interrupted while the task ran' });
    });

    test.runIf(process.platform === 'linux')('whose process id now belongs to another process was interrupted', async () => {
        expect((await readRun(await record('r1', events(process.pid, '1')))).view.status).toBe('interrupted');
    });
});

describe('the runs of a project', () => {
    test('are listed newest first, and one that cannot be read hides no other', async () => {
        await record('20261122-1', [...events(), runEnded]);
        await record('20261122-2', events());
        mkdirSync(runFolder(project, '20261122-3'));
        const { runs, problems } = await listRuns(project);
        expect(runs.map(({ status, tasks }) => ({ status, tasks }))).toEqual([
            { status: 'running', tasks: { succeeded: 0, failed: 1, skipped: 1, cancelled: 0 } },
            { status: 'failed', tasks: { succeeded: 0, failed: 1, skipped: 1, cancelled: 0 } },
        ]);
        expect(problems).toEqual([expect.stringContaining('holds no run')]);
    });

    test('are none where there is no folder', async () => {
        expect(await listRuns(project)).toEqual({ runs: [], problems: [] });
    });

    test('tell how a task ended last', async () => {
        await record('1', [...events(), runEnded]);
        await record('2', events().slice(0, 2));
        expect(await lastEndOf(project, 'nightly', 'a')).toMatchObject({ run: '1', status: 'failed' });
        expect(await lastEndOf(project, 'weekly', 'a')).toBeUndefined();
    });
});
