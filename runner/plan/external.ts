import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ResolvedDependency, ResolvedLine } from '../../language/model/types.ts';
import { RunError } from '../errors.ts';
import { lastEndOf } from '../journal/last-task.ts';
import type { ExternalMode, RunOptions } from '../options.ts';
import type { ExternalTask } from '../schedule/graph.ts';

interface ExternalDependency {
    /** `line.task` */
    readonly name: string;
    readonly line: string;
    readonly task: string;
    readonly uri: string;
}

/** The name by which a run knows a dependency: `task`, or `line.task` for one of another line. */
export function dependencyName({ line, task }: Pick<ResolvedDependency, 'line' | 'task'>): string {
    return line === undefined ? task : `${line}.${task}`;
}

/**
 * How the external tasks that these dependencies name have ended; in the mode `run`, after running their lines.
 * @throws RunError where a task has no recorded end, or the other line cannot run
 */
export async function resolveExternals(line: ResolvedLine, dependencies: readonly ResolvedDependency[], options: Pick<RunOptions, 'external' | 'runExternal'>): Promise<readonly ExternalTask[]> {
    const externals = new Map<string, ExternalDependency>();
    for (const dependency of dependencies) {
        if (dependency.line === undefined) continue;
        const name = dependencyName(dependency);
        externals.set(name, { name, line: dependency.line, task: dependency.task, uri: dependency.uri ?? line.uri });
    }
    const mode: ExternalMode = options.external ?? 'last';
    if (mode === 'last') return Promise.all([...externals.values()].map(lastEnd));
    if (mode === 'run') return runFirst([...externals.values()], options.runExternal);
    return [...externals.values()].map(({ name }) => ({ name, status: mode.assume === 'success' ? 'succeeded' : 'failed' }));
}

async function lastEnd({ name, line, task, uri }: ExternalDependency): Promise<ExternalTask> {
    const last = await lastEndOf(dirname(fileURLToPath(uri)), line, task);
    if (last !== undefined) return { name, status: last.status };
    throw new RunError(`The line depends on ${name}, and no run of line ${line} has recorded how that task ended. Run line ${line} first, let this run do it with --external run, or say what to assume: --external success or --external failure.`);
}

async function runFirst(externals: readonly ExternalDependency[], runExternal: RunOptions['runExternal']): Promise<readonly ExternalTask[]> {
    const tasks: ExternalTask[] = [];
    for (const group of Map.groupBy(externals, ({ line, uri }) => `${uri}#${line}`).values()) {
        const { line, uri } = group[0]!;
        if (runExternal === undefined) throw new RunError(`Line ${line} has to run first, and this program cannot do it: run it by hand, then choose its last status.`);
        const { view } = await runExternal({ line, uri });
        for (const { name, task } of group) {
            const status = view.tasks[task]?.status;
            if (status === undefined || status === 'waiting' || status === 'running') throw new RunError(`Line ${line} ran, but its task ${task} did not end: ${name} has no status.`);
            tasks.push({ name, status });
        }
    }
    return tasks;
}
