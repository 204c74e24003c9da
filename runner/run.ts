import { fileURLToPath } from 'node:url';
import type { ResolvedLine } from '../language/model/types.ts';
import type { RunEvent } from '../protocol/journal.ts';
import { conductRun } from './conduct.ts';
import { RunFold } from './journal/fold.ts';
import { journalPath } from './journal/reader.ts';
import { JournalWriter } from './journal/writer.ts';
import type { RunOptions, RunResult } from './options.ts';
import { shownParams } from './plan/params.ts';
import { planRun, type Plan } from './plan/plan.ts';
import { processStarted } from './process/identity.ts';
import { createRunFolder, newRunId } from './run-folder.ts';
import { takeTurn } from './turn.ts';

/**
 * Runs a line, on this machine, and keeps the run in `.pline/runs/` beside the line's file.
 * @returns when every task has ended; a line that failed is a result and no error
 * @throws RunError where the run cannot begin, or cannot go on because its journal cannot be written
 */
export async function runLine(line: ResolvedLine, options: RunOptions = {}): Promise<RunResult> {
    const firstPlan = await planRun(line, options);
    const turn = await takeTurn(line, () => options.id ?? newRunId(), options);
    const { run } = turn;
    try {
        // What other tasks came to may have changed while the run waited.
        const plan = turn.waited ? await planRun(line, options) : firstPlan;
        const folder = createRunFolder(plan.projectFolder, run, line, options.folder);
        const journal = JournalWriter.create(journalPath(folder));
        return await conductRun({ run, folder, plan, journal, fold: new RunFold(folder), first: runStarted(run, plan, options), started: new Date().toISOString(), earlier: new Map() }, options);
    } finally {
        turn.release();
    }
}

function runStarted(run: string, plan: Plan, { external, pools }: RunOptions): RunEvent {
    const { line, scope, jobs, tasks, outside, onFailure, inheritedSecrets } = plan;
    const pidStarted = processStarted(process.pid);
    return {
        type: 'run-started', run, line: line.name, file: fileURLToPath(line.uri), params: shownParams(scope, inheritedSecrets), jobs, tasks: [...tasks.keys()], pid: process.pid,
        ...(scope.environment !== undefined && { environment: scope.environment }), ...(pidStarted !== undefined && { pidStarted }),
        ...(outside && { choice: outside }), ...(onFailure !== 'continue' && { onFailure }), ...(pools && Object.keys(pools).length > 0 && { pools }),
        ...(typeof external === 'object' && { assumed: external.assume }),
    };
}
