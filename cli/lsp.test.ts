import { spawn } from 'node:child_process';
import { expect, it, onTestFinished } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter, type InitializeResult } from 'vscode-languageserver-protocol/node';
import { CLI } from './testing/pline.ts';

it.each([[['--stdio']], [[]]])('starts the language server with %j', async (args) => {
    const child = spawn(process.execPath, [CLI, 'lsp', ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
    const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    connection.listen();
    const { capabilities } = await connection.sendRequest<InitializeResult>('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    expect(capabilities.hoverProvider).toBeTruthy();
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    expect(await closed).toBe(0);
});
