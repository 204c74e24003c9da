import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { ResolvedLine } from '../language/model/types.ts';
import { codeOf, messageOf, RunError } from './errors.ts';
import { runFolder } from './journal/runs.ts';

/** A name for a run that began at that time: names sort by time, to the millisecond. `20261122-091500-123-a1b2` */
export function newRunId(now = new Date()): string {
    const [, date, time, milliseconds] = /^(.{10})T(.{8})\.(\d{3})/.exec(now.toISOString())!;
    return [date!.replaceAll('-', ''), time!.replaceAll(':', ''), milliseconds, randomBytes(2).toString('hex')].join('-');
}

/**
 * Makes the folder of a new run, with the line as it is run.
 * @param elsewhere its path; it is one in `.pline/runs` of the project where this is absent
 * @returns its path
 * @throws RunError where it cannot be made or is there already
 */
export function createRunFolder(projectFolder: string, run: string, line: ResolvedLine, elsewhere?: string): string {
    const folder = elsewhere ?? runFolder(projectFolder, run);
    try {
        mkdirSync(join(folder, '..'), { recursive: true });
        // Runs are nobody's source: keep them out of the project's repository.
        if (elsewhere === undefined) writeFileSync(join(projectFolder, '.pline', '.gitignore'), '*\n');
        mkdirSync(folder);
        mkdirSync(join(folder, 'logs'));
        mkdirSync(join(folder, 'outputs'));
        writeFileSync(linePath(folder), JSON.stringify(line));
    } catch (error) {
        throw new RunError(`Cannot keep a run in ${folder}: ${messageOf(error)}. Runs are written beside the line's file: allow writing there and make room on the disk.`);
    }
    return folder;
}

/** The line as a run last ran it; undefined where the run's folder does not tell. */
export function readLine(runFolder: string): ResolvedLine | undefined {
    try {
        return JSON.parse(readFileSync(linePath(runFolder), 'utf8')) as ResolvedLine;
    } catch (error) {
        if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
        throw new RunError(`Cannot read ${linePath(runFolder)}: ${messageOf(error)}`);
    }
}

/** Keeps the line as a resumed run runs it; what ran before stays beside it as `line.1.json`, `line.2.json`, … @throws RunError where it cannot be written */
export function replaceLine(runFolder: string, line: ResolvedLine): void {
    try {
        let number = 1;
        while (existsSync(join(runFolder, `line.${number}.json`))) number += 1;
        if (existsSync(linePath(runFolder))) renameSync(linePath(runFolder), join(runFolder, `line.${number}.json`));
        writeFileSync(linePath(runFolder), JSON.stringify(line));
    } catch (error) {
        throw new RunError(`Cannot write to ${runFolder}: ${messageOf(error)}. Allow writing there and make room on the disk.`);
    }
}

function linePath(runFolder: string): string {
    return join(runFolder, 'line.json');
}
