import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChildOptions } from './child.ts';
import { isAlive, processStarted, readStat } from './identity.ts';
import { LogFile } from './log-file.ts';
import { watchdogMark } from './marks.ts';
import { Masker } from './mask.ts';
import { carriesMark, processTable } from './table.ts';
import { Watchdog, WatchdogLostError } from './watchdog.ts';

let folder: string;
let log: LogFile;
let watchdog: Watchdog;
const run = `watchdog-test-${process.pid}`;
beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pline-watchdog-'));
    log = new LogFile(join(folder, 'a.log'));
    watchdog = new Watchdog();
    watchdog.begin(`PLINE_SITTING=${run}`, 500);
});
afterEach(() => {
    watchdog.dismiss();
    log.close();
    rmSync(folder, { recursive: true });
});

const command = (script: string, more: Partial<ChildOptions> = {}): ChildOptions => ({
    file: 'sh', args: ['-c', script], directory: folder, environment: { PATH: process.env['PATH']!, GREETING: 'hi', PLINE_SITTING: run }, log, masker: new Masker([]), ...more,
});
const pidOfWatchdog = (): number => processTable().find(({ pid }) => carriesMark(pid, watchdogMark(process.pid, processStarted(process.pid))))!.pid;
const parentOf = (pid: number): number => readStat(pid)!.parent;

describe.runIf(process.platform === 'linux')('a command', () => {
    test('is started by the watchdog, with its variables, folder and log', async () => {
        await watchdog.listening;
        const child = await watchdog.start(command('echo "$GREETING $(pwd)"; echo problem >&2; read line || exit 7'));
        expect(child.started).toMatch(/^\d+$/);
        expect(await child.ended).toEqual({ exitCode: 7 });
        expect(readFileSync(log.path, 'utf8')).toBe(`hi ${folder}\nproblem\n`);
    });

    test('that needs the runner is started by the runner', async () => {
        await watchdog.listening;
        for (const more of [{ input: '' }, { masker: new Masker(['hush']) }]) {
            const child = await watchdog.start(command('exec sleep 600', more));
            expect(parentOf(child.pid)).toBe(process.pid);
            process.kill(child.pid);
            expect(await child.ended).toEqual({ signal: 'SIGTERM' });
        }
    });

    test('that cannot be started says why in the same words, whoever starts it', async () => {
        const broken = [command('', { file: 'no-such-program' }), command('', { directory: join(folder, 'nowhere') }), command('', { args: ['a\0b'] })];
        const early = await Promise.all(broken.map((options) => watchdog.startHere(options).catch(String)));
        await watchdog.listening;
        expect(await Promise.all(broken.map((options) => watchdog.start(options).catch(String)))).toEqual(early);
    });

    test('of a watchdog that is killed is lost, and the next is started by the runner', async () => {
        await watchdog.listening;
        const child = await watchdog.start(command('exec sleep 600'));
        const keeper = pidOfWatchdog();
        expect(parentOf(child.pid)).toBe(keeper);
        // It is stopped first, so that the second order is on its way when it dies.
        process.kill(keeper, 'SIGSTOP');
        const ordered = watchdog.start(command('true'));
        process.kill(keeper, 'SIGKILL');
        await expect(ordered).rejects.toThrow(WatchdogLostError);
        expect(await child.ended).toEqual({ lost: true });
        expect(isAlive(child.pid)).toBe(true);
        process.kill(child.pid, 'SIGKILL');
        expect(await (await watchdog.start(command('exit 3'))).ended).toEqual({ exitCode: 3 });
    });
});
