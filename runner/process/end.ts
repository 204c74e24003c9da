/**
 * Ends all the processes of a task. No one way finds every one of them: its process group misses those that left it (`setsid`), a walk down
 * the tree misses a daemon whose parent has gone, and the mark in the environment is shown by Linux alone. So all three are used.
 */
import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from './identity.ts';
import { carriesMark, processTable, type ProcessEntry } from './table.ts';

export interface EndTarget {
    /** The processes that were started: each leads a process group. */
    readonly leaders: readonly number[];
    /** `NAME=value`, which every process below them has in its environment. */
    readonly mark: string;
}

/** How long SIGKILL may take until a process counts as one that cannot be ended. */
const KILL_MILLISECONDS = 5000;
const LONGEST_PAUSE = 200;

/**
 * SIGTERM, then after a grace time SIGKILL, to all that belongs to the target.
 * @param grace milliseconds
 * @returns the ids of those that live on (stuck in the kernel, or another user's); as a rule none
 */
export async function endProcesses(target: EndTarget, grace: number): Promise<readonly number[]> {
    if (process.platform === 'win32') return endWindowsTrees(target.leaders);
    const hunt = new Hunt(target);
    hunt.look();
    hunt.signal('SIGTERM');
    if (await hunt.goneWithin(grace)) return [];
    const deadline = performance.now() + KILL_MILLISECONDS;
    do {
        hunt.signal('SIGKILL');
    } while (!(await hunt.goneWithin(LONGEST_PAUSE)) && performance.now() < deadline);
    return hunt.living();
}

/** Remembers what it found: a child whose parent has ended can no longer be found through it. */
class Hunt {
    private readonly target: EndTarget;
    private readonly found = new Map<number, ProcessEntry>();
    private groups: readonly number[] = [];

    constructor(target: EndTarget) {
        this.target = target;
    }

    look(): void {
        const table = processTable().filter(({ pid }) => pid !== process.pid);
        const leaders = new Set(this.target.leaders);
        for (const entry of table) {
            if (leaders.has(entry.group) || leaders.has(entry.pid) || carriesMark(entry.pid, this.target.mark)) this.found.set(entry.pid, entry);
        }
        this.addDescendants(table);
        this.groups = [...leaders].filter((leader) => table.some(({ group }) => group === leader));
    }

    signal(signal: 'SIGTERM' | 'SIGKILL'): void {
        // The group first: it also reaches a process that was forked since the look.
        for (const group of this.groups) send(-group, signal);
        for (const pid of this.living()) {
            if (!this.groups.includes(this.found.get(pid)!.group)) send(pid, signal);
        }
    }

    living(): readonly number[] {
        return [...this.found.values()].filter(({ pid, started }) => isAlive(pid, started)).map(({ pid }) => pid);
    }

    /** Waits until nothing is left, even after another look, or the time is over. */
    async goneWithin(milliseconds: number): Promise<boolean> {
        const deadline = performance.now() + milliseconds;
        for (let pause = 5; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            if (this.living().length === 0) {
                this.look();
                if (this.living().length === 0) return true;
            }
            const left = deadline - performance.now();
            if (left <= 0) {
                this.look();
                return this.living().length === 0;
            }
            await delay(Math.min(pause, left));
        }
    }

    private addDescendants(table: readonly ProcessEntry[]): void {
        const children = Map.groupBy(table, ({ parent }) => parent);
        const parents = [...this.found.keys()];
        for (const parent of parents) {
            for (const child of children.get(parent) ?? []) {
                if (this.found.has(child.pid)) continue;
                this.found.set(child.pid, child);
                parents.push(child.pid);
            }
        }
    }
}

function send(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
    try {
        process.kill(pid, signal);
    } catch {
        // It ended in the meantime; `living` tells what is left.
    }
}

async function endWindowsTrees(leaders: readonly number[]): Promise<readonly number[]> {
    await Promise.all(leaders.map((pid) => new Promise<void>((resolve) => {
        spawn('taskkill', ['/PID', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on('close', () => resolve()).on('error', () => resolve());
    })));
    return leaders.filter((pid) => isAlive(pid));
}
