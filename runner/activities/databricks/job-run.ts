import { createHash, randomUUID } from 'node:crypto';
import type { Outputs } from '../../../protocol/journal.ts';
import { ActivityError, type ActivityContext, type Inputs } from '../activity.ts';
import { poll } from './polling.ts';
import { Fields, type Json, type Workspace } from './workspace.ts';

const JOBS = '/api/2.2/jobs';

/** A run of a job in the workspace that has ended well. */
export interface EndedRun {
    readonly run: string;
    /** The run's page. */
    readonly url: string;
    /** The run of each of the job's tasks. */
    readonly taskRuns: readonly string[];
}

/**
 * Starts a run and waits for its end; a task that is cancelled cancels the run.
 *
 * @param path `/runs/submit` or `/run-now`
 * @throws ActivityError where the run does not end well, with what it says
 */
export async function runJob(workspace: Workspace, path: string, body: { readonly [key: string]: Json }, inputs: Inputs, context: ActivityContext): Promise<EndedRun> {
    const started = await workspace.call({ method: 'POST', path: `${JOBS}${path}`, body: { ...body, idempotency_token: idempotencyToken(context) }, repeatable: true });
    const run = started.get('run_id').text;
    if (run === undefined) throw new ActivityError('The workspace started a run, and did not say which.');
    let told = '';
    const ended = await poll(inputs, context.signal, async () => {
        const now = await workspace.call({ method: 'GET', path: `${JOBS}/runs/get`, query: { run_id: run }, repeatable: true });
        const state = now.get('state').get('life_cycle_state').text ?? 'PENDING';
        const url = now.get('run_page_url').text ?? workspace.host.href;
        if (told === '') context.log(`Run ${run}: ${url}`);
        if (told !== state) context.progress(`${state.toLowerCase()}: ${url}`);
        told = state;
        return ['TERMINATED', 'SKIPPED', 'INTERNAL_ERROR'].includes(state) ? now : undefined;
    }, (signal) => workspace.call({ method: 'POST', path: `${JOBS}/runs/cancel`, body: { run_id: Number(run) }, repeatable: true }, signal));
    return succeeded(workspace, ended, run);
}

/** One try of a task starts one run, however often it has to ask for it. */
function idempotencyToken({ environment }: ActivityContext): string {
    return createHash('sha256').update(environment['PLINE_TASK_RUN'] ?? randomUUID()).digest('hex');
}

async function succeeded(workspace: Workspace, ended: Fields, run: string): Promise<EndedRun> {
    const [state, url] = [ended.get('state'), ended.get('run_page_url').text ?? workspace.host.href];
    const tasks = ended.get('tasks').list;
    const result = state.get('result_state').text;
    if (state.get('life_cycle_state').text === 'TERMINATED' && result === 'SUCCESS') return { run, url, taskRuns: tasks.map((task) => task.get('run_id').text).filter((id) => id !== undefined) };
    const failed = tasks.find((task) => task.get('state').get('result_state').text === 'FAILED');
    const reason = await errorOf(workspace, failed?.get('run_id').text) ?? state.get('state_message').text;
    const where = tasks.length > 1 && failed ? ` at its task ${failed.get('task_key').text ?? '?'}` : '';
    throw new ActivityError(`The run ${run} ended ${result ?? state.get('life_cycle_state').text ?? 'unknown'}${where}${reason ? `: ${reason}` : ''}. See ${url}`);
}

async function errorOf(workspace: Workspace, taskRun: string | undefined): Promise<string | undefined> {
    return taskRun === undefined ? undefined : (await outputOf(workspace, taskRun)).get('error').text;
}

/** @returns what the API says of the output of a task's run */
export function outputOf(workspace: Workspace, taskRun: string): Promise<Fields> {
    return workspace.call({ method: 'GET', path: `${JOBS}/runs/get-output`, query: { run_id: taskRun }, repeatable: true });
}

/** @returns a notebook's exit value as outputs: the value, and the fields of a JSON object */
export function exitOutputs(result: string | undefined): Outputs {
    if (result === undefined) return {};
    return { ...scalarFields(result), result };
}

function scalarFields(text: string): Outputs {
    try {
        const value: unknown = JSON.parse(text);
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
        return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string | number | boolean | null] => entry[1] === null || ['string', 'number', 'boolean'].includes(typeof entry[1])));
    } catch {
        return {};
    }
}
