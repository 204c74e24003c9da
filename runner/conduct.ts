import type { JournalEvent, RunEvent } from '../protocol/journal.ts';
import type { TaskView } from '../protocol/run-view.ts';
import { watchForCancel } from './cancel.ts';
import { Execution, type ExecutionEnd } from './execution.ts';
import type { RunFold } from './journal/fold.ts';
import type { JournalWriter } from './journal/writer.ts';
import type { RunOptions, RunResult } from './options.ts';
import type { Plan } from './plan/plan.ts';
import { LockService } from './task/locks.ts';
import type { RunOtherLine } from './task/line.ts';
import { Watchdog } from './process/watchdog.ts';
import { sittingMark } from './process/marks.ts';

/** Milliseconds between SIGTERM and SIGKILL, where nothing else is said. */
export const GRACE_MILLISECONDS = 5000;

export interface Conducted {
    readonly run: string;
    /** The run's folder. */
    readonly folder: string;
    readonly plan: Plan;
    readonly journal: JournalWriter;
    /** What the journal holds so far. */
    readonly fold: RunFold;
    /** The event that this sitting of the run begins with. */
    readonly first: RunEvent;
    /** When the run began for the first time. */
    readonly started: string;
    /** What tasks came to before the run was resumed. */
    readonly earlier: ReadonlyMap<string, TaskView>;
}

/** Brings a run that has a folder and a journal to its end. @throws RunError where it cannot go on because its journal cannot be written */
export async function conductRun({ run, folder, plan, journal, fold, first, started, earlier }: Conducted, options: RunOptions): Promise<RunResult> {
    const grace = options.graceMilliseconds ?? GRACE_MILLISECONDS;
    const watchdog = options.watchdog ?? new Watchdog();
    const record = (event: RunEvent): JournalEvent => {
        const recorded = journal.append(event);
        fold.add(recorded);
        options.onEvent?.(recorded);
        return recorded;
    };
    try {
        const sitting = `${run}/${record(first).seq}`;
        watchdog.begin(sittingMark(sitting), grace);
        const fields = { id: options.within?.id ?? run, started: options.within?.started ?? started, line: plan.line.name, environment: plan.scope.environment ?? '' };
        const locks = options.locks ?? new LockService();
        const runOther = otherLineRunner(plan, { ...options, locks, graceMilliseconds: grace });
        const execution = new Execution({ run, sitting, folder, plan, journal, record, watchdog, fields, grace, earlier, runOther, locks });
        const end = await executeCancellable(execution, folder, options.signal);
        record({ type: 'run-ended', status: end.status, handled: end.handled });
    } finally {
        if (watchdog !== options.watchdog) watchdog.dismiss();
        await journal.close();
    }
    return { run, folder, view: fold.view()! };
}

/** Another line runs as this one does, but for what its task says. */
function otherLineRunner({ line, scope: { environment }, jobs, onFailure }: Plan, { runOther, ancestors, external, runExternal, graceMilliseconds, activities, locks }: RunOptions): RunOtherLine {
    const shared = { environment, jobs, onFailure, external, runExternal, graceMilliseconds, activities, locks, ancestors: ancestors ?? [{ line: line.name, uri: line.uri }] };
    return runOther && ((other, options) => runOther(other, { ...shared, ...options }));
}

async function executeCancellable(execution: Execution, folder: string, signal: AbortSignal | undefined): Promise<ExecutionEnd> {
    const cancel = (): void => execution.cancel();
    const unwatch = watchForCancel(folder, cancel);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
        const end = execution.run();
        if (signal?.aborted) cancel();
        return await end;
    } finally {
        unwatch();
        signal?.removeEventListener('abort', cancel);
    }
}
