import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, URL } from 'node:url';
import { onTestFinished } from 'vitest';
import type { FromWorker } from '../../worker/messages.ts';
import type { Inputs } from '../activity.ts';
import { temporaryFolder } from '../testing.ts';

const WORKER = fileURLToPath(new URL('../../worker/main.ts', import.meta.url));

interface Ended { readonly answer: FromWorker | undefined; readonly printed: string }

/** Runs a notebook in the program that the runner would start for it. */
export async function runNotebook(file: string, text: string, inputs: Inputs = {}): Promise<Ended> {
    const directory = temporaryFolder();
    writeFileSync(join(directory, file), text);
    const child = fork(WORKER, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => { printed += String(bytes); });
    let answer: FromWorker | undefined;
    child.on('message', (message: FromWorker) => { answer = message; });
    child.send({ type: 'start', builtin: 'databricks.notebook', inputs: { notebook: file, ...inputs }, directory, environment: {} });
    await once(child, 'close');
    return { answer, printed };
}

/** A notebook as Databricks exports it. */
export const cells = (...texts: readonly string[]): string => `# Databricks notebook source\n${texts.join('\n\n# COMMAND ----------\n\n')}\n`;
