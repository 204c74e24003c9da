import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { randomGraph } from '../../graph/test-graphs.ts';
import type { RunView } from '../../protocol/run-view.ts';
import { PanelBrowser, type Panel } from './panel.ts';
import { graphMessage, layout, run } from './samples.ts';

describe('the timeline of a run', () => {
    let browser: PanelBrowser;
    let panel: Panel;
    beforeAll(async () => { browser = await PanelBrowser.start(); });
    afterAll(() => browser.close());
    beforeEach(async () => { panel = await browser.open(); });
    afterEach(() => panel.close());

    const at = (seconds: number): string => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();
    const row = (title: string) => panel.page.getByRole('button', { name: new RegExp(`^${title}:`) });

    it('has a bar for each attempt, and marks the critical path', async () => {
        const tasks: RunView['tasks'] = {
            customers: { status: 'succeeded', attempt: 1, started: at(0), ended: at(5) },
            orders: { status: 'succeeded', attempt: 2, started: at(10), ended: at(20), earlier: [{ attempt: 1, started: at(0), ended: at(8) }] },
            revenue: { status: 'failed', attempt: 1, started: at(20), ended: at(30) },
            report: { status: 'skipped', attempt: 0 },
        };
        await panel.post(graphMessage(await layout()), { type: 'run', run: run({ status: 'failed', started: at(0), ended: at(40), tasks }) });
        await panel.button('Timeline').click();
        await row('orders').waitFor();
        expect(await panel.page.locator('.timeline-row').evaluateAll((rows) => rows.map((element) => [element.textContent, ...[...element.querySelectorAll('.bar')].map((bar) => `${bar.className} ${(bar as HTMLElement).style.left} ${(bar as HTMLElement).style.width}`)]))).toEqual([
            ['Customers', 'bar succeeded 0% 12.5%'],
            ['orders', 'bar failed critical 0% 20%', 'bar succeeded critical 25% 25%'],
            ['Revenue per day', 'bar failed critical 50% 25%'],
            ['Monthly report'],
        ]);
        expect(await row('orders').getAttribute('aria-label')).toMatch(/^orders: succeeded, attempt 1 from .* \(0\.0 s in\) to .*, 8\.0 s, attempt 2 from .*, 10 s, on the critical path$/);
        await panel.screenshot('timeline');
        await row('Revenue per day').click();
        await expect.poll(() => panel.page.locator('.card.selected').getAttribute('data-task')).toBe('revenue');
    });

    it('grows while the run goes on', async () => {
        await panel.post(graphMessage(await layout()), { type: 'run', run: run() });
        await panel.button('Timeline').click();
        const ended = panel.page.locator('.timeline-row .bar.succeeded');
        await ended.waitFor();
        const width = (): Promise<number> => ended.evaluate((element) => Number.parseFloat((element as HTMLElement).style.width));
        const first = await width();
        await expect.poll(width).toBeLessThan(first);
    });

    it('draws those of a thousand tasks that show', async () => {
        const large = await layout(randomGraph(1000, 5));
        const tasks = Object.fromEntries(large.nodes.map(({ id }, index) => [id, { status: 'succeeded' as const, attempt: 1, started: at(index), ended: at(index + 5) }]));
        await panel.post(graphMessage(large), { type: 'run', run: run({ status: 'succeeded', started: at(0), ended: at(1005), tasks }) });
        await panel.button('Timeline').click();
        await row('task_0').waitFor();
        expect(await panel.page.locator('.timeline-row').count()).toBeLessThan(60);
        await panel.page.getByRole('list', { name: /Tasks of the run/ }).press('End');
        await row('task_999').waitFor();
        expect(await panel.page.locator('.timeline-row').last().getAttribute('aria-setsize')).toBe('1000');
    }, 120_000);
});
