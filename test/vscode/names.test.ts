/** Names that more than one file uses. */
import { expect, test } from 'vitest';
import './matchers.ts';
import { useSession } from './session.ts';

const session = useSession();

test('a lens tells how many tasks wait for a task, and shows those of other files', async () => {
    const { workbench } = session();
    await workbench.openFile('levels.pline');
    await workbench.codeLens('1 dependent').click();
    await expect(workbench.peek('reports.pline')).toAppear();
    await expect(workbench.peek('after levels.counted')).toAppear();
    await workbench.press('Escape');
    await expect(workbench.peek('reports.pline')).toDisappear();
});

test('a name is changed in every file, inside texts too', async () => {
    const { workbench, project } = session();
    await workbench.goTo(1, 10);
    await workbench.rename('stock_file');
    await expect(workbench.line('config stock_file')).toAppear();
    await workbench.goTo(12, 12);
    await workbench.rename('tallied');
    await expect(workbench.line('task tallied')).toAppear();
    await workbench.command('File: Save All');
    await expect(workbench.dirtyTab).toDisappear();
    expect(await project.read('levels.pline')).toMatch(/config stock_file: [^]*task tallied uses [^]*<<stock_file>>/);
    expect(await project.read('reports.pline')).toMatch(/after levels\.tallied\s+command: "cat <<stock_file>>"/);
});
