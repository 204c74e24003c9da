import { setTimeout } from 'node:timers/promises';
import { ActivityError, type ActivityContext, type ConnectionInput, type Inputs } from '../activity.ts';
import { readAnswer } from '../http/answer.ts';
import { pauseBefore } from '../http/retry-after.ts';
import { send } from '../http/send.ts';
import { expectConnector } from '../../connections/connection.ts';
import { requiredConnection, requiredText } from '../inputs.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

export interface Call {
    readonly method: 'GET' | 'POST';
    readonly path: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly body?: Json;
    /** It has one effect however often it is made, so it may be made again when its answer is lost. */
    readonly repeatable: boolean;
}

const TRIES = 6;
/** What a server says that did not take the request, and what it says when it does not know. */
const BUSY: ReadonlySet<number> = new Set([429, 503]);
const UNKNOWN: ReadonlySet<number> = new Set([500, 502, 504]);

/** A Databricks workspace behind its REST API. */
export class Workspace {
    readonly host: URL;
    readonly #name: string;
    readonly #token: string;
    readonly #context: Pick<ActivityContext, 'signal' | 'log'>;

    /** @throws ActivityError where the connection has no usable address */
    constructor({ connection, properties }: ConnectionInput, context: Pick<ActivityContext, 'signal' | 'log'>) {
        const host = requiredText(properties, 'host');
        const address = /^https?:\/\//.test(host) ? host : `https://${host}`;
        if (!URL.canParse(address)) throw new ActivityError(`The connection ${connection} has the host ${host}: it has to be the workspace's address, such as https://adb-1234567890123456.7.azuredatabricks.net.`);
        this.host = new URL(address);
        this.#name = connection;
        this.#token = requiredText(properties, 'token').trim();
        this.#context = context;
    }

    /**
     * Makes a call, and makes it again while the workspace is busy, or where that is safe.
     *
     * @param signal ends the call; the task's own without it
     * @returns the answer's JSON object
     * @throws ActivityError with what the workspace said
     */
    async call({ method, path, query = {}, body, repeatable }: Call, signal: AbortSignal = this.#context.signal): Promise<Fields> {
        const url = new URL(path, this.host);
        for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
        const init = { method, headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' }, ...(body !== undefined && { body: JSON.stringify(body) }) };
        const shown = `${method} ${url.origin}${url.pathname}`;
        const again = (status: number): boolean => BUSY.has(status) || (repeatable && UNKNOWN.has(status));
        for (let attempt = 1; ; attempt += 1) {
            try {
                const response = await send({ url, init, shown }, { tries: TRIES, again }, { signal, log: (line) => this.#context.log(line) });
                const { text } = await readAnswer(response);
                if (response.ok) return new Fields(text === '' ? {} : parse(text, shown));
                throw new RefusedError(this.#refusal(response.status, text, shown));
            } catch (error) {
                signal.throwIfAborted();
                if (error instanceof RefusedError || !repeatable || attempt >= TRIES) throw error;
                this.#context.log(`${shown}: no answer, try ${attempt} of ${TRIES}`);
                await setTimeout(pauseBefore(attempt, null, Date.now()), undefined, { signal });
            }
        }
    }

    #refusal(status: number, text: string, shown: string): string {
        const said = messageIn(text);
        if (status === 401 || status === 403) return `${this.host.host} does not accept the token of the connection ${this.#name} (${status}${said ? `: ${said}` : ''}): it may have expired. Make a new one, and check what its user may do.`;
        return `${shown} answered ${status}${said ? `: ${said}` : ''}`;
    }
}

/** @returns the workspace that the property `connection` leads to @throws ActivityError where it leads elsewhere */
export function openWorkspace(inputs: Inputs, context: ActivityContext): Workspace {
    const connection = requiredConnection(inputs, 'connection');
    expectConnector(connection, ['databricks']);
    return new Workspace(connection, context);
}

/** The workspace has answered, and said no: another try changes nothing. */
class RefusedError extends ActivityError {}

/** A JSON object that is read with care: whatever is not there, or of another type, is undefined. */
export class Fields {
    readonly #value: unknown;

    constructor(value: unknown) {
        this.#value = value;
    }

    get(name: string): Fields {
        return new Fields(typeof this.#value === 'object' && this.#value !== null && name in this.#value ? Reflect.get(this.#value, name) : undefined);
    }

    get text(): string | undefined {
        return typeof this.#value === 'string' || typeof this.#value === 'number' ? String(this.#value) : undefined;
    }

    get list(): readonly Fields[] {
        return Array.isArray(this.#value) ? this.#value.map((item) => new Fields(item)) : [];
    }
}

function parse(text: string, shown: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        throw new RefusedError(`${shown} answered with something that is no JSON: is "host" the workspace's address?`);
    }
}

function messageIn(text: string): string {
    try {
        return new Fields(JSON.parse(text)).get('message').text ?? '';
    } catch {
        return text.slice(0, 200);
    }
}
