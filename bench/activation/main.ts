/** What the extension costs VS Code when the first Pline file opens: loading its code and activating it, as VS Code itself measures. */
import { execFileSync } from 'node:child_process';
import { copyProject } from '../../test/vscode/project.ts';
import { startVsCode } from '../../test/vscode/vscode-server.ts';
import { Workbench } from '../../test/vscode/workbench.ts';
import { percentile, printTable } from '../statistics.ts';

const samples = 3;
const limit = 200;

execFileSync(process.execPath, ['scripts/package.ts']);
const times: number[] = [];
for (let sample = 0; sample < samples; sample++) times.push(await activation());
console.log(`VS Code's own figure under "Show Running Extensions"; milliseconds, ${samples} fresh windows\n`);
printTable(['', 'median', 'most'], [['code loaded and activated', percentile(times, 0.5), percentile(times, 1)], ['limit', limit, '']]);

async function activation(): Promise<number> {
    const project = await copyProject();
    const vscode = await startVsCode({ trusted: true });
    const workbench = await Workbench.open(vscode.url, project.folder);
    try {
        await workbench.openFile('shop.pline');
        await workbench.codeLens('Run').waitFor();
        await workbench.command('Developer: Show Running Extensions');
        const time = workbench.page.locator('.runtime-extensions-editor .monaco-list-row').filter({ hasText: /pline/i }).locator('.activation-time', { hasText: 'ms' });
        return Number(/(\d+)ms/.exec(await time.innerText())![1]);
    } finally {
        await workbench.close();
        await vscode.stop();
        await project.remove();
    }
}
