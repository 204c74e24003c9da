import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { edge, graph, randomGraph } from '../../graph/test-graphs.ts';
import { viewed, wholeLine } from '../../graph/view/view.ts';
import { PanelBrowser, type Panel } from './panel.ts';
import { graphMessage, layout } from './samples.ts';

describe('a large line', () => {
    let browser: PanelBrowser;
    let panel: Panel;
    beforeAll(async () => { browser = await PanelBrowser.start(); });
    afterAll(() => browser.close());
    beforeEach(async () => { panel = await browser.open({ theme: 'light' }); });
    afterEach(() => panel.close());

    it('of 5,000 tasks in groups opens on an overview, says so, and can show all or be given up', async () => {
        const plain = randomGraph(5000, 7);
        const groups = Array.from({ length: 40 }, (_, index) => ({ name: `zone_${index}`, title: `Zone ${index}` }));
        const grouped = { ...plain, groups, nodes: plain.nodes.map((node, index) => ({ ...node, group: `zone_${Math.floor(index / 125)}` })) };
        await panel.post(graphMessage(await layout(viewed(grouped, wholeLine))));
        await panel.card('group:zone_39').waitFor();
        expect(await panel.page.locator('.card').count()).toBe(40);
        const bar = panel.page.locator('.view-bar');
        expect(await bar.innerText()).toMatch(/This line is large\.\s+40 groups collapsed\s+Show all 5,000 tasks/);
        await panel.screenshot('overview-groups');

        await panel.card('group:zone_3').locator('.card-button').press('Enter');
        const expanded = groups.map(({ name }) => name).filter((name) => name !== 'zone_3');
        expect((await panel.sent()).at(-1)).toEqual({ type: 'view', view: { ...wholeLine, collapsed: expanded } });
        await panel.post(graphMessage(await layout(viewed(grouped, { ...wholeLine, collapsed: expanded }))));
        await panel.card('task_375').waitFor();

        await panel.button('Expand all groups').first().click();
        await panel.page.getByText('Laying out 5,000 tasks …').waitFor();
        await panel.button('Cancel').click();
        expect((await panel.sent()).at(-1)).toEqual({ type: 'view', view: { ...wholeLine, collapsed: expanded } });
    }, 120_000);

    it('of 5,000 tasks without groups opens on a neighbourhood', async () => {
        await panel.post(graphMessage(await layout(viewed(randomGraph(5000, 7), wholeLine))));
        await panel.page.locator('.view-bar', { hasText: /This line is large\.\s*Around task_\d+/ }).waitFor();
        expect(await panel.page.locator('.card').count()).toBeLessThanOrEqual(300);
        await panel.button('Show all 5,000 tasks').click();
        expect((await panel.sent()).at(-1)).toEqual({ type: 'view', view: { ...wholeLine, whole: true } });
    }, 120_000);

    it('with a failure handler that 500 tasks point at stays a picture', async () => {
        const names = Array.from({ length: 500 }, (_, index) => `task_${index}`);
        const chain = names.slice(20).map((target, index) => edge(names[index]!, target));
        const shown = await layout(graph([...names, 'alarm'], [...chain, ...names.map((name) => edge(name, 'alarm', 'failure'))]));
        await panel.post(graphMessage(shown));
        await expect.poll(() => panel.page.locator('.react-flow__edge').count(), { timeout: 30_000 }).toBe(shown.edges.length);
        await panel.button('Fit the whole line').click();
        await panel.page.locator('.canvas.overview').waitFor();
        await panel.screenshot('hub');
        // 500 ways share few lanes: what is drawn of them is short, however many there are.
        const lanes = new Set(shown.edges.filter(({ target }) => target === 'alarm').map(({ points }) => points[2]?.y));
        expect(lanes.size).toBe(1);
    }, 120_000);
});
