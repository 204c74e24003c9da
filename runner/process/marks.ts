/** Marks are variables, `NAME=value`, by which a process is known for one that a run has started. */

/** All that a run has ever started. */
export function runMark(run: string): string {
    return `PLINE_RUN=${run}`;
}

/** What one sitting of it has: the watchdog of a runner that died must not end what a runner has started that resumed its run. */
export function sittingMark(sitting: string): string {
    return `PLINE_SITTING=${sitting}`;
}

/** What one attempt of a task has. */
export function attemptMark(run: string, task: string, attempt: number): string {
    return `PLINE_TASK_RUN=${run}/${task}/${attempt}`;
}

/** What the watchdogs of a runner have, and nothing that they start. @param started the start time of the runner's process */
export function watchdogMark(runner: number, started: string | undefined): string {
    return `PLINE_WATCHDOG=${runner}/${started ?? ''}`;
}

/** Marks as variables of a process. */
export function markVariables(...marks: readonly string[]): Record<string, string> {
    return Object.fromEntries(marks.map((mark) => {
        const end = mark.indexOf('=');
        return [mark.slice(0, end), mark.slice(end + 1)];
    }));
}
