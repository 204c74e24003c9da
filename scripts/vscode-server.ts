/** Runs the VS Code server with our extension in it. */
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT, ScriptError } from './shell.ts';

/** No welcome, no advice, no chat, no telemetry: what is on the screen is the project. */
export const CALM_SETTINGS = {
    'workbench.startupEditor': 'none', 'workbench.tips.enabled': false, 'workbench.secondarySideBar.defaultVisibility': 'hidden', 'chat.disableAIFeatures': true,
    'telemetry.telemetryLevel': 'off', 'extensions.ignoreRecommendations': true,
};

export interface ServerOptions {
    /** The server's program, from `setUpVsCode`. */
    readonly program: string;
    /** Where it keeps its data; made where it is missing. */
    readonly data: string;
    readonly settings: Readonly<Record<string, unknown>>;
    /** Whether every folder is trusted; VS Code restricts one that it does not know otherwise. */
    readonly trusted: boolean;
}

export interface VsCodeServer {
    /** `http://127.0.0.1:…`, at a free port. */
    readonly url: string;
    /** Resolves when the server has ended. */
    readonly ended: Promise<void>;
    stop(): void;
}

/**
 * Installs the VSIX and starts the server.
 * @throws ScriptError where it ends before it listens
 */
export async function startVsCodeServer({ program, data, settings, trusted }: ServerOptions): Promise<VsCodeServer> {
    const folders = ['--server-data-dir', data, '--extensions-dir', join(data, 'extensions')];
    await mkdir(join(data, 'data/Machine'), { recursive: true });
    await writeFile(join(data, 'data/Machine/settings.json'), JSON.stringify(settings));
    await promisify(execFile)(process.execPath, [program, ...folders, '--install-extension', await packagedExtension(), '--force']);
    const server = spawn(process.execPath, [
        program, ...folders, '--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms', '--telemetry-level', 'off',
        ...(trusted ? ['--disable-workspace-trust'] : []),
    ], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    return { url: `http://127.0.0.1:${await listening(server.stdout, server.stderr)}`, ended, stop: () => void server.kill() };
}

/** The path of what `npm run package` wrote. */
export async function packagedExtension(): Promise<string> {
    const { name, version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { readonly name: string; readonly version: string };
    const file = `${name}-${version}.vsix`;
    if (!existsSync(join(ROOT, file))) throw new ScriptError(`${file} is missing. Run "npm run build" and "npm run package" first.`);
    return join(ROOT, file);
}

async function listening(output: NodeJS.ReadableStream, errors: NodeJS.ReadableStream): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    let told = '';
    const read = (text: Buffer): void => {
        told += text.toString();
        const port = /Extension host agent listening on (\d+)/.exec(told)?.[1];
        if (port !== undefined) resolve(port);
    };
    output.on('data', read);
    errors.on('data', read);
    output.once('end', () => reject(new ScriptError(`The VS Code server ended before it listened:\n${told}`)));
    return promise;
}
