/** The Production Lines and Runs views: what lines there are, how they ran, and what can be done from there. */
import { expect, test } from 'vitest';
import './matchers.ts';
import { useSession } from './session.ts';

const session = useSession({ settings: { 'pline.run.showGraph': false } });

const line = (text: string | RegExp) => session().workbench.viewRow('Production Lines', text);
const run = (text: string | RegExp) => session().workbench.viewRow('Runs', text);

test('lists the lines with their tasks, and filters them', async () => {
    const { workbench } = session();
    await workbench.showViews();
    await workbench.unfold(line(/^Shop/));
    await expect(line('Revenue')).toAppear();
    await workbench.viewButton('Production Lines', 'Filter Tasks');
    await workbench.find('wait');
    await workbench.choose('wait');
    await workbench.press('Enter');
    // What fits is unfolded.
    await expect(line('Never')).toAppear();
    await expect(line(/^Shop/)).toDisappear();
    await workbench.screenshot('lines view filtered');
    await workbench.viewButton('Production Lines', 'Clear Filter');
    await workbench.unfold(line(/^Shop/));
    await expect(line('Revenue')).toAppear();
});

test('a line runs from the view, which shows how it goes and how long its tasks took', async () => {
    const { workbench } = session();
    await workbench.rowButton(line(/^Shop/), 'Run Line');
    await expect(run(/shop.*just now · \d\.\d s/)).toAppear();
    await expect(line(/Revenue.*shell · \d\.\d s/)).toAppear();
    await workbench.unfold(run('shop'));
    await run(/^revenue/).click();
    await expect(workbench.activeTab('revenue.1.log')).toAppear();
    await workbench.screenshot('runs view');
});

test('a past run is shown over the graph, with its timeline', async () => {
    const { workbench } = session();
    await workbench.rowButton(run('shop'), 'Show Timeline');
    await expect(workbench.card('Revenue', 'succeeded')).toAppear();
    await expect(workbench.graph.getByRole('tab', { name: 'Timeline', selected: true })).toAppear();
    await workbench.screenshot('timeline');
});

test('two runs are compared', async () => {
    const { workbench } = session();
    await workbench.rowButton(line(/^Shop/), 'Run Line');
    await expect(run('shop').nth(1)).toAppear();
    await workbench.rowMenu(run('shop').nth(1), 'Compare Runs');
    await workbench.choose('shop');
    await expect(workbench.preview.getByRole('heading', { name: 'Two runs of shop' })).toAppear();
    await expect(workbench.preview.getByRole('cell', { name: 'revenue' })).toAppear();
    await workbench.screenshot('comparison');
});

test('old runs are deleted', async () => {
    const { workbench, project } = session();
    await project.write('.vscode/settings.json', JSON.stringify({ 'pline.run.showGraph': false, 'pline.runs.keep': 1 }));
    await expect(run('shop').nth(1)).toAppear();
    await workbench.rowButton(line(/^Shop/), 'Run Line');
    await expect(run('shop').nth(1)).toDisappear();
    await expect(run('shop')).toAppear();
});
