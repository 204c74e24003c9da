/** `npm run code`: opens the example in VS Code with the extension: in one's own, else in a browser. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setUpVsCode } from './setup-vscode.ts';
import { CACHE, findProgram, main, ROOT, run } from './shell.ts';
import { CALM_SETTINGS, packagedExtension, startVsCodeServer } from './vscode-server.ts';

const FOLDER = join(ROOT, 'examples/flights');
const FILE = join(FOLDER, 'flights.pline');

await main(async () => {
    await run('node', ['scripts/build.ts']);
    await run('node', ['scripts/package.ts']);
    const code = findProgram('code', 'code-insiders', 'codium');
    if (code === undefined) await inBrowser();
    else await inVsCode(code);
});

async function inVsCode(code: string): Promise<void> {
    await run(code, ['--install-extension', await packagedExtension(), '--force'], { quiet: true });
    await run(code, [FOLDER, FILE]);
    console.log(`Installed the extension in ${code} and opened the example. "${code} --uninstall-extension pline.pline" removes it again.`);
}

async function inBrowser(): Promise<void> {
    const program = await setUpVsCode();
    // It is for the example alone, which is ours.
    const server = await startVsCodeServer({ program, data: join(CACHE, 'vscode-data'), settings: CALM_SETTINGS, trusted: true });
    const address = new URL(server.url);
    const open = JSON.stringify([['openFile', `vscode-remote://${address.host}${FILE}`]]);
    address.search = new URLSearchParams({ folder: FOLDER, payload: open }).toString();
    console.log(`No VS Code found on the PATH; here is one for the browser:\n\n    ${address.href}\n\nCtrl+C ends it.`);
    openBrowser(address.href);
    process.once('SIGINT', () => server.stop());
    await server.ended;
}

/** Where there is no desktop, the address on the screen has to do. */
function openBrowser(address: string): void {
    const command = process.platform === 'darwin' ? 'open' : findProgram('xdg-open');
    if (command === undefined) return;
    spawn(command, [address], { stdio: 'ignore', detached: true }).on('error', () => {}).unref();
}
