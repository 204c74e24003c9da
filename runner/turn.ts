import type { ResolvedLine } from '../language/model/types.ts';
import { RunCancelledError, RunError } from './errors.ts';
import { awaitLine, tryLockLine, type LineLock } from './line-lock.ts';
import type { IfRunning, RunOptions } from './options.ts';

/** A run's turn at its line. */
export interface Turn extends LineLock {
    /** Another run had to end first. */
    readonly waited: boolean;
}

/**
 * Lets a run of a line begin when no other goes on, as options and line want it.
 * @param nextId names the run
 * @throws RunError where another goes on, and RunCancelledError for one that was cancelled while it waited
 */
export async function takeTurn(line: ResolvedLine, nextId: () => string, { ifRunning = lineSetting(line), signal, onWait }: Pick<RunOptions, 'ifRunning' | 'signal' | 'onWait'>): Promise<Turn> {
    const unlocked = (): Turn => ({ run: nextId(), waited: false, release: () => undefined });
    if (ifRunning === 'ignore') return unlocked();
    const lock = tryLockLine(line, nextId());
    if ('release' in lock) return { ...lock, waited: false };
    switch (ifRunning) {
        case 'allow': return unlocked();
        case 'refuse': throw new RunError(`Run ${lock.heldBy} of line ${line.name} goes on: wait for its end, cancel it (pline cancel ${lock.heldBy}), or run with --if-running wait or --if-running allow.`);
        case 'wait': {
            const own = await awaitLine(line, nextId, signal, (other) => onWait?.(other));
            if (own === undefined) throw new RunCancelledError('Cancelled while it waited for its turn: no task was started.');
            return { ...own, waited: true };
        }
    }
}

function lineSetting({ properties }: ResolvedLine): IfRunning {
    const value = properties['if_running']?.value;
    const text = value?.kind === 'text' ? value.parts.join('') : undefined;
    return text === 'wait' || text === 'allow' ? text : 'refuse';
}
