/** Airflow's REST API, version 2. */
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf, RunError } from '../../errors.ts';
import type { AirflowSettings } from './settings.ts';

const TIMEOUT_MILLISECONDS = 30_000;
const LONGEST_WAIT_MILLISECONDS = 15_000;
/** The server is there, and cannot just now. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Airflow answered, and refused. */
export class AirflowRefusal extends RunError {
    readonly status: number;

    constructor(status: number, message: string) {
        super(message);
        this.status = status;
    }
}

export interface Request {
    readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT';
    readonly body?: unknown;
    readonly accept?: string;
    /** Gives up trying. */
    readonly signal?: AbortSignal;
}

export class AirflowClient {
    readonly #settings: AirflowSettings;
    #token: string | undefined;
    #say: (notice: string) => void = () => {};

    constructor(settings: AirflowSettings) {
        this.#settings = settings;
        this.#token = settings.token;
    }

    /** @param say is told when the connection is lost, and when it is back */
    tell(say: (notice: string) => void): void {
        this.#say = say;
    }

    /** Tries once. @throws RunError where Airflow does not answer, or is no Airflow 3 */
    async check(): Promise<void> {
        const { url } = this.#settings;
        const response = await fetch(`${url}/api/v2/version`, { signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) }).catch((error: unknown) => {
            throw new RunError(`Airflow does not answer at ${url} (${causeOf(error)}). Start it, or say where it is in PLINE_AIRFLOW_URL.`);
        });
        const { version } = response.ok ? await response.json().catch(() => ({})) as { readonly version?: string } : {};
        if (version === undefined) throw new RunError(`What answers at ${url} is no Airflow 3 (${response.status}). Correct PLINE_AIRFLOW_URL.`);
        await this.#login();
        await this.json('/dags?limit=1');
    }

    /** The answer's JSON. */
    async json<Answer>(path: string, request: Request = {}): Promise<Answer> {
        return await (await this.#send(path, request)).json() as Answer;
    }

    async text(path: string, request: Request = {}): Promise<string> {
        return (await this.#send(path, request)).text();
    }

    /** The same, undefined where there is no such thing. */
    async find<Answer>(path: string, request: Request = {}): Promise<Answer | undefined> {
        try {
            return await this.json<Answer>(path, request);
        } catch (error) {
            if (error instanceof AirflowRefusal && error.status === 404) return undefined;
            throw error;
        }
    }

    /** Tries until Airflow answers: a lost connection says nothing about the run. @throws AirflowRefusal for what it refuses */
    async #send(path: string, request: Request): Promise<Response> {
        let renewed = false;
        for (let attempt = 0; ; attempt += 1) {
            const answer = await this.#once(path, request);
            if (answer instanceof Response) {
                if (attempt > 0) this.#say('Airflow answers again.');
                if (answer.ok) return answer;
                if (answer.status === 401 && !renewed && this.#settings.token === undefined) {
                    renewed = true;
                    await this.#login();
                    continue;
                }
                throw await this.#refusal(path, answer);
            }
            if (attempt === 0) this.#say(`Airflow cannot be reached (${answer}): trying again until it can. The run goes on there.`);
            await delay(Math.min(500 * 2 ** attempt, LONGEST_WAIT_MILLISECONDS), undefined, { signal: request.signal });
        }
    }

    /** @returns the answer, or in words why there is none */
    async #once(path: string, { method = 'GET', body, accept = 'application/json', signal }: Request): Promise<Response | string> {
        const timeout = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
        try {
            const response = await fetch(`${this.#settings.url}/api/v2${path}`, {
                method, signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
                headers: { accept, ...(this.#token !== undefined && { authorization: `Bearer ${this.#token}` }), ...(body !== undefined && { 'content-type': 'application/json' }) },
                ...(body !== undefined && { body: JSON.stringify(body) }),
            });
            return PASSING.has(response.status) ? `it answers ${response.status}` : response;
        } catch (error) {
            signal?.throwIfAborted();
            return causeOf(error);
        }
    }

    async #login(): Promise<void> {
        const { url, token, user, password } = this.#settings;
        if (token !== undefined) return;
        if (user === undefined || password === undefined) throw new RunError('Airflow wants to know who you are: set PLINE_AIRFLOW_USER and PLINE_AIRFLOW_PASSWORD, or PLINE_AIRFLOW_TOKEN, in the environment or in the .env beside the line\'s file.');
        const response = await fetch(`${url}/auth/token`, {
            method: 'POST', signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS), headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: user, password }),
        }).catch((error: unknown) => {
            throw new RunError(`Airflow does not answer at ${url} (${causeOf(error)}).`);
        });
        const { access_token: given } = response.ok ? await response.json() as { readonly access_token?: string } : {};
        if (given === undefined) throw new RunError(`Airflow at ${url} does not let ${user} in (${response.status}): check PLINE_AIRFLOW_USER and PLINE_AIRFLOW_PASSWORD.`);
        this.#token = given;
    }

    async #refusal(path: string, answer: Response): Promise<AirflowRefusal> {
        const text = await answer.text().catch(() => '');
        const detail = detailOf(text) ?? text.slice(0, 200);
        const hint = answer.status === 401 ? ' Check PLINE_AIRFLOW_TOKEN.' : answer.status === 403 ? ' The account lacks the right.' : '';
        return new AirflowRefusal(answer.status, `Airflow refuses ${path.split('?', 1)[0]!} (${answer.status}): ${detail}.${hint}`);
    }
}

function detailOf(text: string): string | undefined {
    try {
        const { detail } = JSON.parse(text) as { readonly detail?: unknown };
        return typeof detail === 'string' ? detail : JSON.stringify(detail);
    } catch {
        return undefined;
    }
}

/** `fetch` hides why it failed in the cause. */
function causeOf(error: unknown): string {
    return messageOf(error instanceof Error && error.cause instanceof Error && error.cause.message !== '' ? error.cause : error);
}
