import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GraphView, LineGraph } from '../../protocol/graph.ts';
import { viewed, wholeLine } from '../../graph/view/view.ts';
import { nightly } from '../../graph/test-graphs.ts';
import { PanelBrowser, type Panel } from './panel.ts';
import { graphMessage, layout, run } from './samples.ts';

const show = (view: GraphView): Promise<LineGraph> => layout(viewed({ ...nightly(), environments: ['dev', 'prod'] }, view));

describe('the tool bar', () => {
    let browser: PanelBrowser;
    let panel: Panel;
    let line: LineGraph;
    beforeAll(async () => { [browser, line] = await Promise.all([PanelBrowser.start(), show(wholeLine)]); });
    afterAll(() => browser.close());
    beforeEach(async () => {
        panel = await browser.open();
        await panel.post(graphMessage(line));
        await panel.card('orders').waitFor();
    });
    afterEach(() => panel.close());

    const last = async (): Promise<unknown> => (await panel.sent()).at(-1);
    const fromMenu = async (tool: string, item: string): Promise<void> => {
        await panel.button(tool).click();
        await panel.page.getByRole('menuitem', { name: item }).or(panel.page.getByRole('menuitemradio', { name: item })).or(panel.page.getByRole('menuitemcheckbox', { name: item })).click();
    };

    it('finds tasks by name, code, activity and group, and goes from one to the next', async () => {
        await panel.page.keyboard.press('Control+f');
        const input = panel.page.getByRole('searchbox', { name: 'Find a task' });
        await input.fill('ingest raw');
        const counted = panel.page.locator('.search-count');
        await expect.poll(() => counted.textContent()).toBe('1 of 3');
        expect(await panel.page.locator('.card.found').count()).toBe(3);
        const first = await panel.page.locator('.card.selected').getAttribute('data-task');
        await input.press('Enter');
        await expect.poll(() => panel.page.locator('.card.selected').getAttribute('data-task')).not.toBe(first);
        await input.press('Shift+Enter');
        await expect.poll(() => panel.page.locator('.card.selected').getAttribute('data-task')).toBe(first);
        await input.fill('no such task');
        await expect.poll(() => counted.textContent()).toBe('Nothing found');
        await input.fill('ALARM');
        await expect.poll(() => counted.textContent()).toBe('1 of 1');
        await input.press('Escape');
        await expect.poll(() => panel.focused()).toBe('alarm');
        expect(await panel.page.locator('.card.found').count()).toBe(0);
    });

    it('shows the neighbourhood of a task, nearer and wider, and goes back to the whole line', async () => {
        await panel.card('revenue').click();
        await panel.button('Focus on its neighbours').click();
        const near: GraphView = { ...wholeLine, focus: { task: 'revenue', depth: 1 } };
        expect(await last()).toEqual({ type: 'view', view: near });
        await panel.post(graphMessage(await show(near)));
        const bar = panel.page.locator('.view-bar');
        await expect.poll(() => bar.innerText()).toMatch(/Around Revenue per day:\s+1 step\s+4 of 9 tasks/);
        await panel.card('quality').waitFor({ state: 'detached' });
        await panel.button('More steps').click();
        expect(await last()).toEqual({ type: 'view', view: { ...near, focus: { task: 'revenue', depth: 2 } } });
        await panel.post(graphMessage(await show({ ...near, focus: { task: 'revenue', depth: 2 } })));
        await panel.button('Show the whole line').click();
        expect(await last()).toEqual({ type: 'view', view: wholeLine });
        await panel.post(graphMessage(line));
        await bar.waitFor({ state: 'detached' });
    });

    it('says that a picture is on its way, drops those that were overtaken, and can give it up', async () => {
        await panel.button('Collapse all groups').click();
        const waiting = panel.page.getByText('Laying out 9 tasks …');
        await waiting.waitFor();
        await panel.post(graphMessage(line));
        await panel.post({ type: 'run', run: run() });
        await panel.card('orders').locator('.status.failed').waitFor();
        expect(await waiting.count()).toBe(1);
        await panel.button('Cancel').click();
        expect(await last()).toEqual({ type: 'view', view: wholeLine });
        await panel.post(graphMessage(line));
        await waiting.waitFor({ state: 'detached' });
    });

    it('makes a group one card with how its tasks stand, which opens again', async () => {
        await panel.button('Collapse all groups').click();
        await panel.post(graphMessage(await show({ ...wholeLine, collapsed: ['raw'] })), { type: 'run', run: run() });
        const card = panel.card('group:raw');
        await card.waitFor();
        expect(await card.locator('.card-button').getAttribute('aria-label')).toBe('Group Raw zone, 3 tasks, 1 failed, 1 running, 1 succeeded');
        expect(await card.getAttribute('class')).toContain('failed');
        await panel.screenshot('collapsed');
        await card.locator('.card-button').press('Enter');
        expect(await last()).toEqual({ type: 'view', view: wholeLine });
    });

    it('leaves tasks of other lines out, and leads to their line', async () => {
        const line: LineGraph = await layout({ ...nightly(), nodes: nightly().nodes.map((node) => (node.external ? { ...node, line: { name: 'finance', uri: 'file:///project/finance.pline' } } : node)) });
        await panel.post(graphMessage(line));
        await panel.card('finance.close_books').click();
        expect(await last()).toEqual({ type: 'openLine', line: 'finance', uri: 'file:///project/finance.pline' });
        await panel.button('Show external tasks').click();
        expect(await last()).toEqual({ type: 'view', view: { ...wholeLine, external: false } });
    });

    it('hands the graph to the host as SVG and as PNG', async () => {
        await fromMenu('Export', 'As SVG …');
        await expect.poll(last).toMatchObject({ type: 'export', format: 'svg', content: expect.stringMatching(/^<svg [\s\S]*Revenue per day[\s\S]*<\/svg>\s*$/) });
        await fromMenu('Export', 'As PNG …');
        await expect.poll(last).toMatchObject({ type: 'export', format: 'png' });
        const { content } = await last() as { content: string };
        expect(Buffer.from(content, 'base64').subarray(1, 4).toString()).toBe('PNG');
    });

    it('shows a past run, and the newest again', async () => {
        await panel.button('Show a past run').click();
        expect(await last()).toEqual({ type: 'showRuns' });
        await panel.post({ type: 'runs', runs: [{ id: 'r7', line: 'nightly', status: 'failed', started: '2026-01-02T03:04:05.000Z', ended: '2026-01-02T03:05:05.000Z', tasks: { succeeded: 3, failed: 1, skipped: 2, cancelled: 0 } }] });
        await panel.page.getByText(/failed, 1 failed, 1 min 00 s/).click();
        expect(await last()).toEqual({ type: 'chooseRun', run: 'r7' });
        await panel.post({ type: 'run', run: { ...run(), id: 'r7' }, isPast: true });
        await panel.page.getByText('You see the run of').waitFor();
        await panel.button('Show the newest run').click();
        expect(await last()).toEqual({ type: 'chooseRun' });
        await panel.post({ type: 'run', run: run() });
        await panel.page.getByText('You see the run of').waitFor({ state: 'detached' });
        await fromMenu('Show a past run', 'Newest run');
        expect(await last()).toEqual({ type: 'chooseRun' });
    });

    it('asks for the values of another environment', async () => {
        await fromMenu('Environment to show values for', 'prod');
        expect(await last()).toEqual({ type: 'environment', name: 'prod' });
    });

    it('shows the whole line small, in the colours of the run', async () => {
        await panel.post({ type: 'run', run: run() });
        await panel.button('Overview map').click();
        const map = panel.page.locator('.react-flow__minimap');
        await expect.poll(() => map.locator('.react-flow__minimap-node').count()).toBe(line.nodes.length);
        expect(await map.locator('.react-flow__minimap-node.failed').count()).toBe(1);
        await panel.screenshot('map');
    });

    it('runs failed tasks again, where the host can', async () => {
        const button = panel.button('Run the failed tasks again');
        expect(await button.count()).toBe(0);
        await panel.post({ type: 'capabilities', canRun: true, canRunFrom: true }, { type: 'run', run: run({ status: 'failed', ended: new Date().toISOString() }) });
        await button.click();
        expect(await last()).toEqual({ type: 'rerunFailed' });
    });

    it('is one stop for the Tab key; arrows go from tool to tool', async () => {
        await panel.button('Run').focus();
        await panel.page.keyboard.press('ArrowRight');
        await panel.page.keyboard.press('End');
        expect(await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Keys');
        await panel.page.keyboard.press('ArrowRight');
        expect(await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Run');
        await panel.page.keyboard.press('ArrowLeft');
        await panel.page.keyboard.press('Tab');
        expect(await panel.focused()).not.toBeNull();
    });

    it('keeps in a menu what a narrow panel has no room for', async () => {
        await panel.page.setViewportSize({ width: 380, height: 600 });
        await panel.button('Timeline').waitFor({ state: 'detached' });
        await panel.button('More').click();
        await panel.page.getByRole('menu', { name: 'More' }).waitFor();
        await panel.screenshot('narrow-menu');
        await panel.page.getByText('Timeline', { exact: true }).click();
        await expect.poll(() => panel.page.getByRole('tabpanel', { name: 'Timeline' }).textContent()).toBe('The line has not run yet.');
    });

    it('comes back with the same part of the line when the window is loaded again', async () => {
        await panel.button('Collapse all groups').click();
        const collapsed = await show({ ...wholeLine, collapsed: ['raw'] });
        await panel.post(graphMessage(collapsed));
        await panel.card('group:raw').waitFor();
        await expect.poll(async () => (await panel.state())?.view).toEqual({ ...wholeLine, collapsed: ['raw'] });

        const again = await browser.open({ state: (await panel.state())! });
        await expect.poll(() => again.sent()).toEqual([{ type: 'ready' }, { type: 'view', view: { ...wholeLine, collapsed: ['raw'] } }]);
        await again.post(graphMessage(line), graphMessage(collapsed));
        await again.card('group:raw').waitFor();
        await again.close();
    });
});
