import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LineGraph } from '../../protocol/graph.ts';
import { PanelBrowser, type Panel } from './panel.ts';
import { graphMessage, layout, run, task } from './samples.ts';

describe('a run in the graph', () => {
    let browser: PanelBrowser;
    let panel: Panel;
    let line: LineGraph;
    beforeAll(async () => { [browser, line] = await Promise.all([PanelBrowser.start(), layout()]); });
    afterAll(() => browser.close());
    beforeEach(async () => {
        panel = await browser.open();
        await panel.post(graphMessage(line));
        await panel.card('orders').waitFor();
    });
    afterEach(() => panel.close());

    it('is started and stopped from the header', async () => {
        await panel.button('Run').click();
        await panel.post({ type: 'run', run: run() });
        await panel.button('Stop').click();
        expect((await panel.sent()).slice(-2)).toEqual([{ type: 'run' }, { type: 'stop' }]);
    });

    it('cannot be started in a workspace that is not trusted, and says so', async () => {
        await panel.post({ type: 'capabilities', canRun: false });
        const button = panel.button('Run');
        await expect.poll(() => button.getAttribute('aria-disabled')).toBe('true');
        expect(await button.getAttribute('title')).toContain('trust this workspace');
        await button.click({ force: true });
        expect(await panel.sent()).toEqual([{ type: 'ready' }]);
    });

    it('shows each task\'s status in words, with its time and its attempt', async () => {
        await panel.post({ type: 'run', run: run() });
        const foot = async (id: string): Promise<string> => (await panel.card(id).locator('.status').innerText()).replace(/\s+/g, ' ');
        await expect.poll(() => foot('customers')).toBe('4.0 s Succeeded');
        expect(await foot('orders')).toBe('attempt 3 4.0 s Failed');
        expect(await foot('products')).toMatch(/^1 min \d\d s Running$/);
        expect(await foot('revenue')).toBe('Skipped');
        expect(await foot('quality')).toBe('Waiting');
        expect(await panel.page.locator('.run-summary').innerText()).toMatch(/Running\s+5 of 9/);
    });

    it('counts the time of a running task', async () => {
        await panel.post({ type: 'run', run: run() });
        const elapsed = panel.card('products').locator('.elapsed');
        const first = await elapsed.innerText();
        await expect.poll(() => elapsed.innerText()).not.toBe(first);
    });

    it('tells why a task failed or was skipped', async () => {
        await panel.post({ type: 'run', run: run() });
        await panel.card('orders').hover();
        const tip = panel.page.getByRole('tooltip');
        await expect.poll(() => tip.textContent()).toContain('Connection "crm" refused');
        await panel.card('revenue').hover();
        await expect.poll(() => tip.textContent()).toContain('orders failed');
    });

    it('leads to the log of a task that ran', async () => {
        await panel.post({ type: 'run', run: run() });
        await panel.card('orders').click();
        await panel.button('Show log').click();
        expect((await panel.sent()).at(-1)).toEqual({ type: 'log', task: 'orders', attempt: 3 });
        await panel.card('quality').click();
        await panel.button('Clone task').waitFor();
        expect(await panel.button('Show log').count()).toBe(0);
    });

    it('says how it ended, and that failures were handled', async () => {
        const ended = new Date().toISOString();
        await panel.post({ type: 'run', run: run({ status: 'succeeded', ended, handled: ['orders'] }) });
        await panel.button('Run').waitFor();
        expect(await panel.page.locator('.run-summary').innerText()).toContain('Succeeded, failures handled');
    });

    it('is announced as it moves on', async () => {
        await panel.post({ type: 'run', run: run() });
        const { tasks } = run();
        await panel.post({ type: 'run', run: run({ tasks: { ...tasks, quality: task('running') } }) });
        await expect.poll(() => panel.page.getByRole('log').textContent()).toContain('Check the totals: running.');
    });

    it('draws only those cards again whose status changed', async () => {
        await panel.post({ type: 'run', run: run() });
        await panel.card('orders').locator('.status.failed').waitFor();
        const { tasks } = run();
        // The times in it count by themselves.
        const still = { ...tasks, products: task('waiting') };
        await panel.post({ type: 'run', run: run({ tasks: still }) });
        await panel.card('products').locator('.status.waiting').waitFor();
        await panel.page.evaluate(() => {
            const changed = new Set<string>();
            Object.assign(window, { changed });
            new MutationObserver((records) => {
                for (const { target } of records) {
                    const id = (target instanceof Element ? target : target.parentElement)?.closest<HTMLElement>('[data-task]')?.dataset['task'];
                    if (id !== undefined) changed.add(id);
                }
            }).observe(document.querySelector('.canvas')!, { subtree: true, childList: true, attributes: true, characterData: true });
        });
        await panel.post({ type: 'run', run: run({ tasks: { ...still, quality: task('running') } }) });
        await panel.card('quality').locator('.status.running').waitFor();
        expect(await panel.page.evaluate(() => [...(window as unknown as { changed: Set<string> }).changed])).toEqual(['quality']);
    });
});
