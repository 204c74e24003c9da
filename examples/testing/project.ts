import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { JournalEvent, TaskStatus } from '../../protocol/journal.ts';

const EXAMPLES = join(import.meta.dirname, '..');
const CLI = join(EXAMPLES, '../dist/cli.js');

export interface Outcome {
    readonly exitCode: number;
    readonly stdout: string;
    readonly stderr: string;
}

/** A copy of an example that a test may run and change. */
export class Project {
    readonly folder: string;

    private constructor(folder: string) {
        this.folder = folder;
    }

    /** Copies what the repository holds of an example, and nothing that a run left there. */
    static async copyOf(example: string): Promise<Project> {
        const folder = await mkdtemp(join(tmpdir(), `pline-${example}-`));
        const made = new Set(['.pline', 'results']);
        await cp(join(EXAMPLES, example), folder, { recursive: true, filter: (path) => !made.has(basename(path)) });
        await cp(join(EXAMPLES, example, 'results/.gitignore'), join(folder, 'results/.gitignore')).catch(ignoreMissing);
        return new Project(folder);
    }

    path(...segments: string[]): string {
        return join(this.folder, ...segments);
    }

    /** Runs the built command line in the project's folder, and waits for its end. */
    pline(...args: string[]): Promise<Outcome> {
        return new Promise((resolve, reject) => {
            execFile(process.execPath, [CLI, ...args], { cwd: this.folder, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
                if (error && typeof error.code !== 'number') reject(error);
                else resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
            });
        });
    }

    delete(): Promise<void> {
        return rm(this.folder, { recursive: true, force: true });
    }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
    if (error.code !== 'ENOENT') throw error;
}

/** The events that `pline run --json` printed for one line. */
export function eventsOf(line: string, { stdout }: Outcome): JournalEvent[] {
    const events = stdout.trim().split('\n').map((text) => JSON.parse(text) as JournalEvent);
    const start = events.findIndex((event) => event.type === 'run-started' && event.line === line);
    return start < 0 ? [] : events.slice(start);
}

/** How each task ended in the end. */
export function endsOf(events: readonly JournalEvent[]): Record<string, TaskStatus> {
    return Object.fromEntries(events.flatMap((event) => event.type === 'task-ended' && event.status !== 'retrying' ? [[event.task, event.status]] : []));
}
