import type { ResolvedLine } from '../../../language/model/types.ts';
import type { Outputs } from '../../../protocol/journal.ts';
import { RunError } from '../../errors.ts';
import type { RemoteAttempt, RemoteEngine, RemoteRequest, RemoteRun, RemoteState } from '../engine.ts';
import { AirflowClient, AirflowRefusal } from './client.ts';
import { logText, type LogAnswer } from './log.ts';
import type { AirflowSettings } from './settings.ts';
import { publish, type DagFiles } from './publish.ts';

interface TaskInstance {
    readonly task_id: string;
    readonly state: string | null;
    readonly try_number: number;
    readonly start_date: string | null;
    readonly end_date: string | null;
}

/** The DAG of a line, and its files where they are to be written. */
export interface AirflowDag extends DagFiles {
    readonly id: string;
    readonly pools: Readonly<Record<string, { readonly slots: number }>>;
}

/** Runs a line as a DAG. */
export function airflowEngine(line: ResolvedLine, dag: AirflowDag, settings: AirflowSettings): RemoteEngine {
    const client = new AirflowClient(settings);
    return {
        title: 'Airflow',
        check: () => client.check(),
        async start(request) {
            client.tell(request.say);
            await createPools(client, dag.pools, request.signal);
            await publish(client, dag, settings, request);
            const run = `pline__${request.run}`;
            await trigger(client, line, dag.id, run, request);
            return new AirflowRun(client, `/dags/${encodeURIComponent(dag.id)}/dagRuns/${encodeURIComponent(run)}`);
        },
    };
}

/** A pool that is missing would let its tasks wait for ever, without a word. */
async function createPools(client: AirflowClient, pools: AirflowDag['pools'], signal: AbortSignal): Promise<void> {
    for (const [name, { slots }] of Object.entries(pools)) {
        const found = await client.find<{ readonly slots: number }>(`/pools/${encodeURIComponent(name)}`, { signal });
        if (found === undefined) await client.json('/pools', { method: 'POST', body: { name, slots, description: 'Made by pline run.', include_deferred: false }, signal });
    }
}

/** Starts a run under a name of ours, so that a lost answer cannot start a second. */
async function trigger(client: AirflowClient, line: ResolvedLine, dag: string, run: string, { params, environment, external, signal }: RemoteRequest): Promise<void> {
    const hasExternals = line.tasks.some(({ dependencies }) => dependencies.some((dependency) => dependency.line !== undefined));
    const conf = {
        ...Object.fromEntries(line.params.flatMap(({ name, type }) => (type === 'secret' || params[name] === undefined ? [] : [[name, typed(type, params[name])]]))),
        ...(environment !== undefined && line.environments.length > 1 && { pline_environment: environment }),
        ...(hasExternals && { pline_external: external }),
    };
    try {
        await client.json(`/dags/${encodeURIComponent(dag)}/dagRuns`, { method: 'POST', body: { dag_run_id: run, logical_date: new Date().toISOString(), conf }, signal });
    } catch (error) {
        if (!(error instanceof AirflowRefusal && error.status === 409)) throw error;
    }
}

/** As the param of the DAG is declared. */
function typed(type: string, text: string): unknown {
    return /^(?:integer|number|boolean)\b/.test(type) ? JSON.parse(text) : text;
}

const STATES: Readonly<Record<string, RemoteAttempt['status']>> = {
    running: 'running', restarting: 'running', up_for_retry: 'retrying', success: 'succeeded', failed: 'failed', skipped: 'skipped', upstream_failed: 'skipped', removed: 'skipped',
};
const MOST_AT_ONCE = 100;

class AirflowRun implements RemoteRun {
    readonly #client: AirflowClient;
    readonly #path: string;

    constructor(client: AirflowClient, path: string) {
        this.#client = client;
        this.#path = path;
    }

    async look(): Promise<RemoteState> {
        // The run first: when it has ended, the tasks that are asked for after it have, too.
        const run = await this.#client.find<{ readonly state: string }>(this.#path);
        if (run === undefined) throw new RunError('The run is gone from Airflow: somebody deleted it there. What it came to is not known.');
        const tasks = new Map<string, RemoteAttempt>();
        for (let offset = 0, total = 1; offset < total; offset += MOST_AT_ONCE) {
            const page = await this.#client.json<{ readonly task_instances: readonly TaskInstance[]; readonly total_entries: number }>(`${this.#path}/taskInstances?limit=${MOST_AT_ONCE}&offset=${offset}&order_by=id`);
            for (const instance of page.task_instances) tasks.set(instance.task_id, attemptOf(instance));
            total = page.total_entries;
        }
        return { tasks, ...(run.state === 'success' && { ended: 'succeeded' }), ...(run.state === 'failed' && { ended: 'failed' }) };
    }

    async attempts(task: string): Promise<readonly RemoteAttempt[]> {
        const { task_instances: tries } = await this.#client.json<{ readonly task_instances: readonly TaskInstance[] }>(`${this.#task(task)}/tries`);
        return tries.map(attemptOf).toSorted((a, b) => a.attempt - b.attempt);
    }

    async outputs(task: string): Promise<Outputs> {
        const entry = await this.#client.find<{ readonly value: unknown }>(`${this.#task(task)}/xcomEntries/return_value`);
        return outputsOf(typeof entry?.value === 'string' ? parsed(entry.value) : entry?.value);
    }

    async log(task: string, attempt: number): Promise<string> {
        const answer = await this.#client.find<LogAnswer>(`${this.#task(task)}/logs/${attempt}?full_content=true`);
        return answer ? logText(answer) : '';
    }

    async cancel(): Promise<void> {
        await this.#client.json(this.#path, { method: 'PATCH', body: { state: 'failed' } });
    }

    #task(task: string): string {
        return `${this.#path}/taskInstances/${encodeURIComponent(task)}`;
    }
}

function attemptOf({ state, try_number: attempt, start_date: started, end_date: ended }: TaskInstance): RemoteAttempt {
    return {
        attempt, status: STATES[state ?? ''] ?? 'waiting',
        ...(started !== null && { started: new Date(started).toISOString() }), ...(ended !== null && { ended: new Date(ended).toISOString() }),
    };
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

function outputsOf(value: unknown): Outputs {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, Outputs[string]] => entry[1] === null || ['string', 'number', 'boolean'].includes(typeof entry[1])));
}
