import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ConnectionModel } from '../../language/model/resolve-connection.ts';
import type { CatalogTable } from '../../protocol/catalog.ts';
import type { ConnectionInput } from '../activities/activity.ts';
import { RunError } from '../errors.ts';
import { Evaluator } from '../evaluate/evaluator.ts';
import { readVariables } from '../evaluate/variables.ts';
import { chooseEnvironment } from '../plan/params.ts';
import { Masker } from '../process/mask.ts';
import { inheritedVariables, program } from '../programs.ts';
import type { FromWorker, ToWorker } from '../worker/messages.ts';

/** In milliseconds. */
const PATIENCE = 60_000;
/** What a process that breaks down says at the end. */
const MOST_WORDS = 500;

export interface CatalogOptions {
    /** Whose values of config items count; the first where it is absent. */
    readonly environment?: string | undefined;
    readonly signal?: AbortSignal;
}

/**
 * Reads what tables a connection has, in a process of its own, which a driver may take down. The connection's properties are those that a task would get: from the environment, `.env`, and the values of an environment.
 * @throws RunError that says why it cannot be read, and what to do
 */
export async function readCatalog(model: ConnectionModel, { environment, signal }: CatalogOptions = {}): Promise<readonly CatalogTable[]> {
    if (!model.uri.startsWith('file:')) throw new RunError('Save the file first: relative paths and .env are looked for beside it.');
    const directory = dirname(fileURLToPath(model.uri));
    const evaluator = new Evaluator({
        line: model, environment: chooseEnvironment(model, environment), params: new Map(), run: {},
        variables: readVariables(directory, inheritedVariables()), outputsOf: () => ({ missing: 'nothing runs' }),
    });
    const connection = evaluator.input({ kind: 'connection', name: model.connection }) as ConnectionInput;
    const masker = new Masker(evaluator.secrets);
    const answer = await ask({ type: 'catalog', connection, directory }, AbortSignal.any([AbortSignal.timeout(PATIENCE), ...(signal ? [signal] : [])]));
    if (typeof answer !== 'string') return answer;
    throw new RunError(masker.text(answer));
}

/** @returns the tables, or why there are none */
async function ask(question: ToWorker, signal: AbortSignal): Promise<readonly CatalogTable[] | string> {
    const { file, args, environment } = program('worker');
    const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: { ...process.env, ...environment }, windowsHide: true });
    const stop = (): void => void child.kill('SIGKILL');
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    let answer: readonly CatalogTable[] | string | undefined;
    let words = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => { words = (words + text).slice(-MOST_WORDS); });
    child.on('message', (message: FromWorker) => {
        if (message.type === 'catalog') answer = message.tables;
        else if (message.type === 'failed') answer = message.message;
    });
    try {
        const ended = once(child, 'close');
        child.send(question, () => undefined);
        const [code, how] = await ended as [number | null, string | null];
        if (answer !== undefined) return answer;
        if (signal.aborted) return signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError' ? `The database gave no answer within ${PATIENCE / 1000} s. Is the server busy, or the network slow?` : 'It was given up.';
        return `The process that reads the database ended with ${how ?? `exit code ${code}`}${words === '' ? '' : `: ${words.trim()}`}`;
    } catch (error) {
        return `The process that reads the database cannot be started: ${error instanceof Error ? error.message : String(error)}`;
    } finally {
        signal.removeEventListener('abort', stop);
    }
}
