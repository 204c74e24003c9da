/** A real VS Code that runs in a browser, for the tests and for `npm run code` where VS Code is not installed. */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CACHE, run, ScriptError } from './shell.ts';

/** npm's code-server package carries a whole VS Code server: 4.139 is VS Code 1.139. */
const VERSION = '4.139.1';
/** Where it brings no binary; they use Node-API, so the headers of any recent Node serve. */
const NATIVE_MODULES = ['@vscode/spdlog', '@vscode/native-watchdog'];

const folder = join(CACHE, `vscode-server-${VERSION}`);

/**
 * The path of the VS Code server's program, built on first use (about a minute; it wants Python and a C++ compiler).
 * @throws ScriptError where it cannot be built
 */
export async function setUpVsCode(): Promise<string> {
    const program = join(folder, 'lib/vscode/out/server-main.js');
    if (!existsSync(program)) {
        console.log(`Setting up the VS Code server ${VERSION} in .cache (once) …`);
        await build().catch((error: unknown) => {
            if (!(error instanceof ScriptError)) throw error;
            throw new ScriptError(`The VS Code server could not be set up. It needs npm's registry, Python 3 and a C++ compiler.\n${error.message}`);
        });
    }
    return program;
}

/** In a folder beside, which takes the final name when it is whole. */
async function build(): Promise<void> {
    const work = `${folder}.part`;
    await rm(work, { recursive: true, force: true });
    await mkdir(work, { recursive: true });
    const archive = (await run('npm', ['pack', `code-server@${VERSION}`, '--silent'], { cwd: work, quiet: true })).trim();
    await run('tar', ['-xzf', archive], { cwd: work, quiet: true });
    const server = join(work, 'package/lib/vscode');
    await run('npm', ['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund'], { cwd: server, quiet: true });
    for (const name of NATIVE_MODULES) {
        await run('npm', ['exec', '--call', `node-gyp rebuild ${headers()}`], { cwd: join(server, 'node_modules', name), quiet: true });
    }
    await rename(join(work, 'package'), folder);
    await rm(work, { recursive: true });
}

/** The headers that came with this Node, where they did; node-gyp fetches them otherwise. */
function headers(): string {
    const nodePackage = join(CACHE, `../node_modules/node/node_modules/node-${process.platform}-${process.arch}`);
    const home = [nodePackage, dirname(dirname(process.execPath))].find((path) => existsSync(join(path, 'include/node/node_api.h')));
    return home === undefined ? '' : `--nodedir="${home}"`;
}
