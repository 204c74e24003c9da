/** `npm run pictures`: takes the pictures of the documents in a real VS Code, on a copy of the example that has just run. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVsCode } from '../test/vscode/vscode-server.ts';
import { Workbench } from '../test/vscode/workbench.ts';
import { main, ROOT, run } from './shell.ts';

const PICTURES = join(ROOT, 'docs/images');
const LINE = 'nightly';
const TEXT_WIDTH = 620;

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
        const workbench = await Workbench.open(vscode.url, project, { width: 1680, height: 900 });
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
    const rows = (await readFile(join(project, 'flights.pline'), 'utf8')).split('\n');
    await workbench.openFile('flights.pline');
    await workbench.goTo(rows.findIndex((row) => row.startsWith(`line ${LINE} `)) + 1, 6);
    await workbench.codeLens('Run').waitFor();
    await workbench.command('Pline: Show Graph');
    await workbench.command('View: Toggle Primary Side Bar Visibility');
    await workbench.card('Report', 'succeeded').waitFor();
    await moveSash(workbench, TEXT_WIDTH);
    await take(workbench, 'graph');
    await useTheme(project, 'Default Dark Modern');
    await workbench.graph.locator('body.vscode-dark').waitFor();
    await take(workbench, 'graph-dark');
    await useTheme(project, 'Default Light Modern');
    await workbench.graph.locator('body.vscode-light').waitFor();

    await workbench.button('Timeline').click();
    await workbench.graph.locator('.timeline').waitFor();
    await take(workbench, 'run');
    await workbench.button('Timeline').click();

    await workbench.card('Delays per carrier').click();
    await workbench.selectedCard('Delays per carrier').waitFor();
    // One in the tool bar, one at the card.
    await workbench.button('Properties').first().click();
    await workbench.graph.locator('.properties .section').first().waitFor();
    await take(workbench, 'properties');
}

/** Gives the text that width; the graph fills the rest. */
async function moveSash({ page }: Workbench, width: number): Promise<void> {
    const { x, y, height } = (await page.locator('.editor-group-container').last().boundingBox())!;
    await page.mouse.move(x, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x - 20, y + height / 2);
    await page.mouse.move(width, y + height / 2);
    await page.mouse.up();
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
