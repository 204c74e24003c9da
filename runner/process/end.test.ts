import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { endProcesses } from './end.ts';
import { processStarted } from './identity.ts';
import { DEAF_MEMBER, MEMBER, Roll } from './roll.fixture.ts';

const MARK = 'PLINE_TASK_RUN';

describe.runIf(process.platform !== 'win32')('ending the processes of a task', () => {
    let roll: Roll;
    let children: ChildProcess[];
    beforeEach(async () => {
        roll = await Roll.open();
        children = [];
    });
    afterEach(() => roll.close());

    function start(command: string, mark: string): number {
        const child = spawn('sh', ['-c', command], { detached: true, stdio: 'ignore', env: { ...process.env, ROLL: roll.port, [MARK]: mark } });
        children.push(child);
        return child.pid!;
    }

    const tasks: [name: string, command: string, members: number][] = [
        ['a shell with children', `${MEMBER} & ${MEMBER} & wait`, 2],
        ['one that ignores SIGTERM', `trap '' TERM; ${DEAF_MEMBER} & ${DEAF_MEMBER}; wait`, 2],
        ['one that left the process group', `setsid ${MEMBER} & ${MEMBER}; wait`, 2],
        ['a daemon whose parents are gone', `(setsid sh -c '(${MEMBER.replaceAll("'", `'\\''`)}) &' &) ; ${MEMBER}`, 2],
    ];
    test.runIf(process.platform === 'linux').each(tasks)('leaves nothing of %s', async (name, command, members) => {
        const mark = `test/${process.pid}/${name.replaceAll(' ', '-')}`;
        const pid = start(command, mark);
        await roll.count(members);
        expect(await endProcesses({ leaders: [pid], mark: `${MARK}=${mark}` }, 300)).toEqual([]);
        await roll.count(0);
        expect(roll.living.size).toBe(0);
    });

    test('lets a process clean up within its grace time', async () => {
        const mark = `test/${process.pid}/grace`;
        const child = spawn('sh', ['-c', 'trap "echo cleaned; exit 0" TERM; echo ready; while :; do sleep 0.05; done'], { detached: true, stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, [MARK]: mark } });
        const [ready] = await once(child.stdout, 'data');
        expect(String(ready)).toBe('ready\n');
        const cleaned = once(child.stdout, 'data');
        await endProcesses({ leaders: [child.pid!], mark: `${MARK}=${mark}` }, 20_000);
        expect(String((await cleaned)[0])).toBe('cleaned\n');
    });

    test('touches no process of another task', async () => {
        const other = start(MEMBER, `test/${process.pid}/other`);
        const own = start(MEMBER, `test/${process.pid}/own`);
        await roll.count(2);
        await endProcesses({ leaders: [own], mark: `${MARK}=test/${process.pid}/own` }, 1000);
        await roll.count(1);
        expect(processStarted(other)).toBeDefined();
        await endProcesses({ leaders: [other], mark: `${MARK}=test/${process.pid}/other` }, 1000);
        await roll.count(0);
    });

    test('is content where nothing is left', async () => {
        const child = spawn('true', { stdio: 'ignore' });
        await once(child, 'exit');
        expect(await endProcesses({ leaders: [child.pid!], mark: `${MARK}=nobody` }, 1000)).toEqual([]);
    });
});
