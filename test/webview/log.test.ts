import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LineGraph } from '../../protocol/graph.ts';
import { PanelBrowser, type Panel } from './panel.ts';
import { graphMessage, layout, run } from './samples.ts';

describe('the log of a task', () => {
    let browser: PanelBrowser;
    let panel: Panel;
    let line: LineGraph;
    beforeAll(async () => { [browser, line] = await Promise.all([PanelBrowser.start(), layout()]); });
    afterAll(() => browser.close());
    beforeEach(async () => {
        panel = await browser.open();
        await panel.post(graphMessage(line), { type: 'run', run: run() });
        await panel.card('orders').click();
        await panel.button('Show log').click();
        await panel.page.getByLabel('Attempt', { exact: true }).waitFor();
    });
    afterEach(() => panel.close());

    const write = (text: string, { attempt = 3, reset = false } = {}): Promise<void> => panel.post({ type: 'log', task: 'orders', attempt, reset, text });
    const lines = (): Promise<readonly string[]> => panel.page.locator('.log-line').allInnerTexts();
    const numbered = (from: number, to: number): string => Array.from({ length: to - from }, (_, index) => `line ${from + index}\n`).join('');
    const asked = async (): Promise<unknown> => (await panel.sent()).findLast(({ type }) => type === 'log');

    it('shows what comes, in its colours, and stops when it is closed', async () => {
        expect(await asked()).toEqual({ type: 'log', task: 'orders', attempt: 3 });
        await write('starting\n10 %\r100 %\n', { reset: true });
        await write('\u001B[31merror\u001B[0m: no table\n');
        await expect.poll(lines).toEqual(['starting', '100 %', 'error: no table']);
        const red = await panel.page.locator('.ansi-red').evaluate((element) => getComputedStyle(element).color);
        expect(red).toBe('rgb(241, 76, 76)');
        await panel.screenshot('log');
        await panel.button('Close the run\'s log and timeline').click();
        expect(await asked()).toEqual({ type: 'log' });
    });

    it('changes to another attempt, and to the task that is selected', async () => {
        await panel.page.getByLabel('Attempt', { exact: true }).selectOption('1 of 3');
        expect(await asked()).toEqual({ type: 'log', task: 'orders', attempt: 1 });
        await write('of the third\n');
        await write('of the first\n', { attempt: 1, reset: true });
        await expect.poll(lines).toEqual(['of the first']);
        await panel.card('customers').click();
        await panel.button('Show log').click();
        await expect.poll(asked).toEqual({ type: 'log', task: 'customers', attempt: 1 });
    });

    it('draws the lines that show alone, and follows the end until one scrolls away', async () => {
        await write(numbered(0, 5000), { reset: true });
        await expect.poll(lines).toContain('line 4999');
        expect((await lines()).length).toBeLessThan(100);
        await panel.page.locator('.log-text').evaluate((element) => { element.scrollTop = 900; });
        await expect.poll(lines).toContain('line 50');
        const follow = panel.button('Follow the end');
        await follow.waitFor();
        await write(numbered(5000, 6000));
        await expect.poll(() => panel.page.locator('.log-text').evaluate(({ scrollHeight }) => scrollHeight)).toBeGreaterThan(6000 * 18 - 1);
        expect(await lines()).toContain('line 50');
        await follow.click();
        await expect.poll(lines).toContain('line 5999');
        await write(numbered(6000, 6100));
        await expect.poll(lines).toContain('line 6099');
    });

    it('finds text, and goes from one place to the next', async () => {
        await write(numbered(0, 3000), { reset: true });
        const search = panel.page.getByRole('searchbox', { name: 'Find in the log' });
        await search.fill('LINE 77');
        await panel.page.getByText('1 of 11 lines').waitFor();
        await expect.poll(() => panel.page.locator('.log-line.current mark').textContent()).toBe('line 77');
        await search.press('Enter');
        await expect.poll(() => panel.page.locator('.log-line.current').textContent()).toBe('line 770');
        await search.press('Shift+Enter');
        await search.press('Shift+Enter');
        await expect.poll(() => panel.page.locator('.log-line.current').textContent()).toBe('line 779');
        await search.fill('nowhere');
        await expect.poll(() => panel.page.locator('.log-count').textContent()).toBe('Nothing found');
    });

    it('says why there is nothing to see', async () => {
        await write('', { reset: true });
        await panel.page.getByText('Nothing has been written yet.').waitFor();
        await panel.page.getByRole('tab', { name: 'Log' }).press('ArrowRight');
        await expect.poll(() => panel.page.getByRole('tab', { name: 'Timeline' }).getAttribute('aria-selected')).toBe('true');
    });
});
