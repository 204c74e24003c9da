import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { readStat } from './identity.ts';

export interface ProcessEntry {
    readonly pid: number;
    readonly parent: number;
    readonly group: number;
    /** See `processStarted`; absent where the system does not tell. */
    readonly started?: string;
}

/** Every process that the system shows, without those that have ended and only wait to be collected. Not for Windows. */
export function processTable(): readonly ProcessEntry[] {
    return process.platform === 'linux' ? linuxTable() : posixTable();
}

/** Whether a process carries `NAME=value` in the environment that it began with. Linux alone shows it, and only for one's own processes. */
export function carriesMark(pid: number, mark: string): boolean {
    try {
        return `\0${readFileSync(`/proc/${pid}/environ`, 'latin1')}`.includes(`\0${mark}\0`);
    } catch {
        return false;
    }
}

function linuxTable(): readonly ProcessEntry[] {
    return readdirSync('/proc').flatMap((name) => {
        const pid = Number(name);
        const stat = Number.isInteger(pid) ? readStat(pid) : undefined;
        return stat === undefined || stat.state === 'Z' || stat.state === 'X' ? [] : [{ pid, parent: stat.parent, group: stat.group, started: stat.started }];
    });
}

function posixTable(): readonly ProcessEntry[] {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,stat='], { encoding: 'utf8' }).split('\n');
    return lines.flatMap((line) => {
        const [pid, parent, group, state] = line.trim().split(/\s+/);
        return state === undefined || state.startsWith('Z') ? [] : [{ pid: Number(pid), parent: Number(parent), group: Number(group) }];
    });
}
