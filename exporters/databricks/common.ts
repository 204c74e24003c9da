/** What every task takes: descriptions, retries, timeouts. */
import type { Inputs } from './inputs.ts';
import type { TaskRetries } from './job.ts';
import type { Notes } from '../notes.ts';

const SECOND = 1000;

export function describe({ title, description }: { readonly title?: string; readonly description?: string }): { readonly description?: string } {
    const told = [title, description].filter((part) => part !== undefined).join(': ');
    return told === '' ? {} : { description: told };
}

export function retriesOf(inputs: Inputs, notes: Notes): TaskRetries {
    const times = inputs.number('retries') ?? 0;
    const timeout = inputs.number('timeout');
    const { name } = inputs.task;
    if (timeout !== undefined && timeout % SECOND !== 0) notes.difference(`The timeout of task ${name} is no whole number of seconds.`, inputs.where('timeout'), `It is ${Math.ceil(timeout / SECOND)} seconds there.`);
    if (times > 1 && (inputs.number('retry_backoff') ?? 1) > 1) notes.difference(`The waits between the retries of task ${name} do not grow on Databricks.`, inputs.where('retries'), 'All are as long as the first.');
    return {
        ...(times > 0 && { max_retries: times, min_retry_interval_millis: inputs.number('retry_delay') ?? SECOND }),
        ...(timeout !== undefined && { timeout_seconds: Math.ceil(timeout / SECOND) }),
        ...(timeout !== undefined && times > 0 && { retry_on_timeout: true }),
    };
}

/** Places in pools, and those of connections, have no equal. */
export function noteLimits(inputs: Inputs, notes: Notes): void {
    if (inputs.has('pool')) notes.difference(`Task ${inputs.task.name} has a pool, and a job on Databricks has none.`, inputs.where('pool'), 'Any number of its tasks run at once.');
}
