import { open } from 'node:fs/promises';
import { printable } from '../terminal/printable.ts';

const MOST_BYTES = 16_384;

/**
 * The last lines of a task's log, without reading the rest of it.
 * @returns none where the log is empty or not there
 */
export async function logTail(path: string, most: number): Promise<string[]> {
    let file;
    try {
        file = await open(path);
    } catch {
        // A task that never wrote has no log: there is nothing to show.
        return [];
    }
    try {
        const { size } = await file.stat();
        const start = Math.max(0, size - MOST_BYTES);
        const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
        const lines = buffer.toString('utf8', 0, bytesRead).split('\n').map(asShown);
        // The first line is torn where the reading did not start at the beginning.
        if (start > 0) lines.shift();
        while (lines.at(-1) === '') lines.pop();
        return lines.slice(-most);
    } finally {
        await file.close();
    }
}

/** A line that a progress bar wrote over: its last state. */
function asShown(line: string): string {
    const whole = line.replace(/\r$/, '');
    return printable(whole.slice(whole.lastIndexOf('\r') + 1));
}
