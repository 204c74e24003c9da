import { readFileSync } from 'node:fs';

/**
 * When a process began, as the operating system tells it: on Linux in clock ticks since boot. With it a reused process id is noticed.
 * @returns undefined where the process is gone or the system does not tell
 */
export function processStarted(pid: number): string | undefined {
    return readStat(pid)?.started;
}

/** Whether the process still runs. @param started what `processStarted` said of it once; a process that began at another time is another one */
export function isAlive(pid: number, started?: string): boolean {
    if (process.platform === 'linux') {
        const stat = readStat(pid);
        return stat !== undefined && stat.state !== 'Z' && stat.state !== 'X' && (started === undefined || stat.started === started);
    }
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
}

export interface ProcessStat {
    readonly state: string;
    readonly parent: number;
    readonly group: number;
    readonly session: number;
    readonly started: string;
}

/** What Linux's `/proc/<pid>/stat` says; undefined where there is no such process, or no such file. */
export function readStat(pid: number): ProcessStat | undefined {
    let text: string;
    try {
        text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    } catch {
        return undefined;
    }
    // The second field is the program's name in parentheses, which may itself hold spaces and parentheses.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0]!, parent: Number(fields[1]), group: Number(fields[2]), session: Number(fields[3]), started: fields[19]! };
}
