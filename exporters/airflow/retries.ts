import type { ResolvedTask } from '../../language/model/types.ts';
import type { Context } from './context.ts';
import { timedelta, type Py } from './python.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** What Pline's library declares for every task. */
const DEFAULTS = { retries: 0, retry_delay: SECOND, retry_backoff: 2, retry_max_delay: 10 * MINUTE } as const;

/** For the DAG: whatever the installation has as its defaults, tasks have Pline's. */
export const DEFAULT_ARGUMENTS: Readonly<Record<string, Py>> = {
    retries: DEFAULTS.retries,
    retry_delay: timedelta(DEFAULTS.retry_delay),
    retry_exponential_backoff: DEFAULTS.retry_backoff,
    max_retry_delay: timedelta(DEFAULTS.retry_max_delay),
    depends_on_past: false,
};

/** How a task is tried again and when a try is given up: what differs from the DAG's defaults. */
export function retryArguments(context: Context, task: ResolvedTask): Readonly<Record<string, Py>> {
    const number = (name: string): number | undefined => {
        const value = context.property(task, name);
        return typeof value === 'number' ? value : undefined;
    };
    const timeout = number('timeout');
    const retries = number('retries') ?? DEFAULTS.retries;
    const limit = timeout === undefined ? {} : { execution_timeout: timedelta(timeout) };
    if (retries === 0) return limit;
    const delay = number('retry_delay') ?? DEFAULTS.retry_delay;
    const backoff = number('retry_backoff') ?? DEFAULTS.retry_backoff;
    const longest = Math.max(delay, number('retry_max_delay') ?? DEFAULTS.retry_max_delay);
    return {
        ...limit, retries,
        ...(delay !== DEFAULTS.retry_delay && { retry_delay: timedelta(delay) }),
        ...(backoff !== DEFAULTS.retry_backoff && { retry_exponential_backoff: backoff }),
        ...(longest !== DEFAULTS.retry_max_delay && { max_retry_delay: timedelta(longest) }),
    };
}
