/** `npm run pictures`: takes the pictures of the documents in a real VS Code, on a copy of the example that has just run. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVsCode } from '../test/vscode/vscode-server.ts';
import { Workbench } from '../test/vscode/workbench.ts';
import { main, ROOT, run } from './shell.ts';

const PICTURES = join(ROOT, 'docs/images');
const LINE = 'nightly';
/** Where that line and its task `carriers` stand in the text, from 1. */
const LINE_ROW = 58;
const TASK_ROW = 101;

const SETTINGS = {
    'editor.minimap.enabled': false, 'breadcrumbs.enabled': false, 'editor.inlayHints.enabled': 'off', 'editor.fontSize': 13, 'editor.lineNumbersMinChars': 3,
    'window.commandCenter': false, 'workbench.layoutControl.enabled': false, 'editor.renderLineHighlight': 'none', 'workbench.activityBar.location': 'hidden',
};

await main(async () => {
    await run('node', ['scripts/build.ts']);
    await run('node', ['scripts/package.ts'], { quiet: true });
    const scratch = await mkdtemp(join(tmpdir(), 'pline-pictures-'));
    const project = join(scratch, 'flights');
    try {
        await cp(join(ROOT, 'examples/flights'), project, { recursive: true, filter: (path) => !path.includes('.pline/') });
        await useTheme(project, 'Default Light Modern');
        await run(process.execPath, [join(ROOT, 'dist/cli.js'), 'run', 'flights.pline', LINE, '--external', 'run'], { cwd: project, quiet: true });
        const vscode = await startVsCode({ trusted: true });
        const workbench = await Workbench.open(vscode.url, project, { width: 1440, height: 860 });
        try {
            await takeAll(workbench, project);
        } finally {
            await workbench.close();
            await vscode.stop();
        }
    } finally {
        await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
    }
});

async function takeAll(workbench: Workbench, project: string): Promise<void> {
    await workbench.openFile('flights.pline');
    await workbench.codeLens('Run').waitFor();
    await workbench.goTo(LINE_ROW, 6);
    await workbench.command('Pline: Show Graph');
    await workbench.command('View: Toggle Primary Side Bar Visibility');
    await workbench.card('Report', 'succeeded').waitFor();
    await workbench.button('Fit the whole line').click();
    await take(workbench, 'graph');
    await useTheme(project, 'Default Dark Modern');
    await workbench.page.locator('.monaco-workbench.vs-dark').waitFor();
    await take(workbench, 'graph-dark');
    await useTheme(project, 'Default Light Modern');
    await workbench.page.locator('.monaco-workbench.vs').waitFor();

    await workbench.button('Timeline').click();
    await workbench.graph.locator('.timeline').waitFor();
    await take(workbench, 'run');
    await workbench.button('Timeline').click();

    await workbench.goTo(TASK_ROW, 10);
    await workbench.selectedCard('Delays per carrier').waitFor();
    await workbench.button('Properties').click();
    await workbench.graph.getByText('Workflow').waitFor();
    await take(workbench, 'properties');
}

/** VS Code sees the change of its settings and takes the theme. */
async function useTheme(project: string, theme: string): Promise<void> {
    await mkdir(join(project, '.vscode'), { recursive: true });
    await writeFile(join(project, '.vscode/settings.json'), JSON.stringify({ ...SETTINGS, 'workbench.colorTheme': theme }));
}

async function take({ page }: Workbench, name: string): Promise<void> {
    // Without the mouse over anything, and nothing that moves.
    await page.mouse.move(0, 0);
    await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled' });
    console.log(`docs/images/${name}.png`);
}
