/** A workspace for tests: it speaks the API over HTTP, keeps its runs, and has faults on request. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import type { ConnectionInput } from '../activity.ts';

export interface FakeRun {
    readonly id: number;
    readonly request: { readonly [key: string]: unknown };
    cancelled: boolean;
    /** How often its state was asked for. */
    asked: number;
}

/** What goes wrong with the next request: an answer instead of the right one, or an effect whose answer is lost. */
export type Fault = { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: object } | 'answer-lost';

export class FakeWorkspace {
    readonly runs: FakeRun[] = [];
    readonly statements: FakeRun[] = [];
    readonly faults: Fault[] = [];
    readonly requests: string[] = [];
    /** How a run ends; undefined while it goes on. */
    end: (run: FakeRun) => { readonly result: string; readonly output?: object } | undefined = (run) => (run.asked > 2 ? { result: 'SUCCESS', output: { notebook_output: { result: '{"rows": 7}' } } } : undefined);
    statement: (run: FakeRun) => object = (run) => (run.asked > 1 ? SUCCEEDED : { status: { state: 'RUNNING' } });
    #address = '';

    static async start(): Promise<FakeWorkspace> {
        const workspace = new FakeWorkspace();
        const server = createServer((request, response) => void workspace.#answer(request, response)).listen(0, '127.0.0.1');
        await once(server, 'listening');
        onTestFinished(() => {
            server.closeAllConnections();
            server.close();
        });
        const address = server.address();
        workspace.#address = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
        return workspace;
    }

    connection(token = 'good'): ConnectionInput {
        return { connection: 'lakehouse', connector: 'databricks', properties: { host: this.#address, token } };
    }

    async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(Buffer.from(chunk));
        const url = new URL(request.url ?? '/', this.#address);
        this.requests.push(`${request.method} ${url.pathname}`);
        const fault = this.faults.shift();
        if (typeof fault === 'object') return reply(response, fault.status, fault.body ?? { message: 'busy' }, fault.headers);
        if (request.headers.authorization !== 'Bearer good') return reply(response, 403, { error_code: 'PERMISSION_DENIED', message: 'Invalid access token.' });
        const text = Buffer.concat(chunks).toString();
        const answer = this.#route(`${request.method} ${url.pathname}`, url.searchParams, text === '' ? {} : JSON.parse(text));
        if (fault === 'answer-lost') return void response.destroy();
        return answer ? reply(response, 200, answer) : reply(response, 404, { message: 'no such thing' });
    }

    #route(what: string, query: URLSearchParams, body: { readonly [key: string]: unknown }): object | undefined {
        const run = this.runs.find(({ id }) => id === Number(query.get('run_id') ?? body['run_id']) || id + 1 === Number(query.get('run_id')));
        const [, statement, cancel] = /\/sql\/statements\/(\w+)(\/cancel)?$/.exec(what) ?? [];
        if (/^POST .*\/(runs\/submit|run-now)$/.test(what)) return { run_id: this.#startOnce(body).id };
        if (what.endsWith('/runs/get') && run) return this.#state(run);
        if (what.endsWith('/runs/get-output') && run) return this.end(run)?.output ?? {};
        if (what.endsWith('/runs/cancel') && run) return cancelRun(run);
        if (what === 'POST /api/2.0/sql/statements') return { statement_id: `s${this.#add(this.statements, body).id}`, status: { state: 'PENDING' } };
        const running = this.statements.find(({ id }) => `s${id}` === statement);
        if (!running) return undefined;
        if (cancel) return cancelRun(running);
        running.asked += 1;
        return this.statement(running);
    }

    /** A request with the token of an earlier one is the same request. */
    #startOnce(request: FakeRun['request']): FakeRun {
        return this.runs.find((run) => run.request['idempotency_token'] === request['idempotency_token']) ?? this.#add(this.runs, request);
    }

    #add(runs: FakeRun[], request: FakeRun['request']): FakeRun {
        const run: FakeRun = { id: (runs.length + 1) * 100, request, cancelled: false, asked: 0 };
        runs.push(run);
        return run;
    }

    #state(run: FakeRun): object {
        run.asked += 1;
        const end = this.end(run);
        const state = end ? { life_cycle_state: 'TERMINATED', result_state: end.result, state_message: 'as told' } : { life_cycle_state: 'RUNNING' };
        return { run_id: run.id, state, run_page_url: `${this.#address}/jobs/runs/${run.id}`, tasks: [{ task_key: 'notebook', run_id: run.id + 1, state }] };
    }
}

const SUCCEEDED = {
    status: { state: 'SUCCEEDED' },
    manifest: { schema: { columns: [{ name: 'total', type_name: 'DECIMAL' }, { name: 'day', type_name: 'DATE' }] }, total_row_count: 1 },
    result: { data_array: [['12345678901234567890.5', null]] },
};

function cancelRun(run: FakeRun): object {
    run.cancelled = true;
    return {};
}

function reply(response: ServerResponse, status: number, body: object, headers: Readonly<Record<string, string>> = {}): void {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
