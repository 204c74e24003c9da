import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomGraph } from '../../graph/test-graphs.ts';
import { graphSvg } from '../../graph/svg.ts';
import type { LineGraph } from '../../protocol/graph.ts';
import { Axe } from './axe.ts';
import { PanelBrowser } from './panel.ts';
import { graphMessage, layout, problem, run } from './samples.ts';
import type { Theme } from './themes.ts';

describe('the panel for everybody', () => {
    let browser: PanelBrowser;
    let line: LineGraph;
    let axe: Axe;
    beforeAll(async () => {
        [browser, line, axe] = await Promise.all([PanelBrowser.start(), layout(), Axe.load()]);
    });
    afterAll(() => browser.close());

    it.each<Theme>(['light', 'dark', 'high-contrast', 'high-contrast-light'])('holds against axe-core while a run goes on and the text is broken, in the %s theme', async (theme) => {
        const panel = await browser.open({ theme });
        const broken = { ...line, nodes: line.nodes.map((node) => (node.id === 'quality' ? { ...node, problems: [problem('The property script is missing.', 4)] } : node)) };
        await panel.post(graphMessage(broken, [problem('Expected a value.', 11)]), { type: 'run', run: run() });
        await panel.card('orders').locator('.status.failed').waitFor();
        await panel.card('orders').click();
        await panel.button('Clone task').waitFor();
        expect(await axe.violations(panel.page)).toEqual([]);
        await panel.screenshot(theme);
        await panel.close();
    });

    it('holds against axe-core when it is empty', async () => {
        const panel = await browser.open({ theme: 'light' });
        await panel.post({ type: 'empty', reason: 'The file has no line named nightly.' });
        await panel.button('Add task').waitFor();
        expect(await axe.violations(panel.page)).toEqual([]);
        await panel.screenshot('empty');
        await panel.close();
    });

    it('is walked by keyboard: one stop for Tab, arrows along the edges, Enter to the text', async () => {
        const panel = await browser.open();
        await panel.post(graphMessage(line), { type: 'select', task: 'orders' });
        await panel.page.locator('.card.selected[data-task="orders"]').waitFor();
        await panel.button('Fit the whole line').focus();
        await panel.page.keyboard.press('Tab');
        expect(await panel.focused()).toBe('orders');
        await panel.page.keyboard.press('ArrowRight');
        await expect.poll(() => panel.focused()).toMatch(/^(quality|revenue|alarm)$/);
        const second = await panel.focused();
        await panel.page.keyboard.press('Enter');
        expect((await panel.sent()).at(-1)).toEqual({ type: 'reveal', task: second, focus: true });
        await panel.page.keyboard.press('End');
        await expect.poll(() => panel.focused()).toBe('cleanup');
        await panel.page.keyboard.press('Home');
        const first = line.nodes.toSorted((a, b) => a.x - b.x || a.y - b.y)[0]!;
        await expect.poll(() => panel.focused()).toBe(first.id);
        await panel.page.keyboard.press('Shift+Tab');
        expect(await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Fit the whole line');
        await panel.close();
    });

    it('names a card by all that the eye sees', async () => {
        const panel = await browser.open();
        await panel.post(graphMessage(line), { type: 'run', run: run() });
        const label = panel.card('revenue').locator('.card-button');
        await expect.poll(() => label.getAttribute('aria-label'))
            .toBe('Revenue per day, sql.query, skipped, runs after Customers on success and orders on success');
        await panel.close();
    });

    it('tells cards, selection and conditions apart in high contrast without shades', async () => {
        const panel = await browser.open({ theme: 'high-contrast' });
        await panel.post(graphMessage(line), { type: 'select', task: 'orders' });
        await panel.page.locator('.card.selected').waitFor();
        const style = (task: string): Promise<readonly string[]> => panel.card(task).evaluate((element) => {
            const { borderTopColor, backgroundColor } = getComputedStyle(element);
            return [borderTopColor, backgroundColor];
        });
        expect(await style('quality')).toEqual(['rgb(111, 195, 223)', 'rgb(0, 0, 0)']);
        expect(await style('orders')).toEqual(['rgb(243, 133, 24)', 'rgb(0, 0, 0)']);
        await panel.close();
    });

    it('stands still for people who want less motion', async () => {
        const panel = await browser.open();
        await panel.page.emulateMedia({ reducedMotion: 'reduce' });
        await panel.post(graphMessage(line), { type: 'run', run: run() });
        const icon = panel.card('products').locator('.status .codicon');
        await icon.waitFor();
        expect(await icon.evaluate((element) => getComputedStyle(element).animationName)).toBe('none');
        await panel.close();
    });

    it('can be used in a narrow panel', async () => {
        const panel = await browser.open({ theme: 'light', width: 350, height: 600 });
        await panel.post(graphMessage(line, [problem('Expected a value.', 11)]), { type: 'run', run: run() });
        await panel.card('orders').locator('.status.failed').waitFor();
        expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBe(350);
        for (const name of ['Stop', 'Zoom in', 'Fit the whole line']) {
            const box = await panel.button(name).boundingBox();
            expect(box!.x + box!.width).toBeLessThanOrEqual(350);
        }
        await panel.screenshot('narrow');
        await panel.close();
    });

    it('shows a thousand tasks, whole and near', async () => {
        const large = await layout(randomGraph(1000, 5));
        const panel = await browser.open({ theme: 'light' });
        await panel.post(graphMessage(large));
        await expect.poll(() => panel.page.locator('.react-flow__edge').count(), { timeout: 30_000 }).toBe(large.edges.length);
        await panel.screenshot('large');
        await panel.button('Fit the whole line').click();
        await panel.page.locator('.canvas.overview').waitFor();
        await panel.screenshot('large-whole');
        await panel.close();
    }, 180_000);

    it('finds the exported SVG well-formed', async () => {
        const panel = await browser.open();
        // The panel's own policy would forbid the style sheet in the picture.
        await panel.page.goto('about:blank');
        const svg = graphSvg(line, { statuses: run().tasks });
        const root = await panel.page.evaluate((text) => new DOMParser().parseFromString(text, 'image/svg+xml').documentElement.nodeName, svg);
        expect(root).toBe('svg');
        await panel.close();
    });
});
