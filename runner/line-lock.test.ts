import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tryLockLine, type LineLock } from './line-lock.ts';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'pline-lock-')); });
afterEach(() => rmSync(folder, { recursive: true }));

const line = (): { name: string; uri: string } => ({ name: 'nightly', uri: pathToFileURL(join(folder, 'a b.pline')).href });
const lock = (run: string): LineLock => {
    const taken = tryLockLine(line(), run);
    if ('heldBy' in taken) throw new Error(`${taken.heldBy} has it`);
    return taken;
};

/** A process that tries for the lock at each line it reads, and says how that went. */
const CONTENDER = `
    import { createInterface } from 'node:readline';
    import { tryLockLine } from ${JSON.stringify(new URL('./line-lock.ts', import.meta.url).href)};
    createInterface({ input: process.stdin }).on('line', (text) => {
        const taken = tryLockLine(JSON.parse(text), 'run ' + process.pid);
        console.log('heldBy' in taken ? 'busy' : 'taken');
    });
    console.log('ready');
`;

async function contender(): Promise<{ readonly answers: AsyncIterator<string>; readonly input: NodeJS.WritableStream; readonly kill: () => Promise<void> }> {
    const child = spawn(process.execPath, ['--input-type=module', '-e', CONTENDER], { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines: Interface = createInterface({ input: child.stdout });
    const answers = lines[Symbol.asyncIterator]();
    await answers.next();
    return { answers, input: child.stdin, kill: async () => { child.kill('SIGKILL'); await once(child, 'close'); } };
}

describe('the lock of a line', () => {
    test('is held by one run until it is given back', () => {
        const held = lock('r1');
        expect(tryLockLine(line(), 'r2')).toEqual({ heldBy: 'r1' });
        held.release();
        lock('r2').release();
        lock('r3').release();
        expect(readdirSync(join(folder, '.pline', 'locks'))).toEqual(['a%20b.nightly.3']);
    });

    test('is one for each line, and for each file', () => {
        lock('r1');
        expect(tryLockLine({ ...line(), name: 'other' }, 'r2')).toHaveProperty('release');
        expect(tryLockLine({ ...line(), uri: pathToFileURL(join(folder, 'c.pline')).href }, 'r3')).toHaveProperty('release');
    });

    test('is not kept by a process that was killed, and goes to one alone of those that try', async () => {
        const contenders = await Promise.all(Array.from({ length: 6 }, contender));
        const alive = new Set(contenders);
        try {
            for (let round = 0; round < 4; round++) {
                for (const { input } of alive) input.write(`${JSON.stringify(line())}\n`);
                const answers = await Promise.all([...alive].map(async (each) => ({ each, answer: (await each.answers.next()).value as string })));
                const winners = answers.filter(({ answer }) => answer === 'taken');
                expect(winners).toHaveLength(1);
                await winners[0]!.each.kill();
                alive.delete(winners[0]!.each);
            }
        } finally {
            for (const { kill } of alive) await kill();
        }
    });
});
