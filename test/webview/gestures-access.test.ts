import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomGraph } from '../../graph/test-graphs.ts';
import { Axe } from './axe.ts';
import { Editing } from './editing.ts';
import { PanelBrowser } from './panel.ts';
import { graphMessage, layout } from './samples.ts';
import type { Theme } from './themes.ts';

describe('gestures for everybody', () => {
    let browser: PanelBrowser;
    let axe: Axe;
    beforeAll(async () => { [browser, axe] = await Promise.all([PanelBrowser.start(), Axe.load()]); });
    afterAll(() => browser.close());

    it.each<Theme>(['light', 'dark', 'high-contrast', 'high-contrast-light'])('hold against axe-core in the %s theme', async (theme) => {
        const editing = await Editing.open(browser, undefined, { theme });
        const { panel, dialog } = editing;
        const { keyboard } = panel.page;
        const holds = async (name: string): Promise<void> => {
            expect(await axe.violations(panel.page)).toEqual([]);
            await panel.screenshot(`gesture-${name}-${theme}`);
        };
        await panel.card('revenue').click();
        await editing.handle('revenue', 'success').waitFor();
        await holds('handles');
        await panel.card('revenue').click({ button: 'right' });
        await keyboard.press('ArrowRight');
        await panel.page.getByRole('menu', { name: 'Add Task' }).waitFor();
        await holds('menu');
        await keyboard.press('Enter');
        await dialog.getByRole('combobox').fill('in');
        await holds('create');
        await keyboard.press('Escape');
        await editing.clickEdge('customers', 'revenue');
        await dialog.waitFor();
        await holds('edge');
        await keyboard.press('Escape');
        await editing.drag('report', 'failure', await editing.middle(panel.card('customers')));
        await panel.page.locator('.connection-hint.refused').waitFor();
        await holds('refused');
        await panel.page.mouse.up();
        await panel.page.getByRole('alert').waitFor();
        await holds('refusal');
        await keyboard.press('Control+a');
        await panel.page.getByText('4 tasks selected').waitFor();
        await holds('selection');
        await panel.close();
    });

    it('fit into a narrow panel', async () => {
        const editing = await Editing.open(browser, undefined, { theme: 'light', width: 350, height: 600 });
        const { panel, dialog } = editing;
        await panel.card('customers').click({ button: 'right' });
        await panel.page.keyboard.press('ArrowRight');
        const inside = async (): Promise<void> => {
            await expect.poll(async () => {
                const boxes = await Promise.all((await panel.page.locator('[role="menu"], [role="dialog"]').all()).map((element) => element.boundingBox()));
                return boxes.length > 0 && boxes.every((box) => box !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= 350 && box.y + box.height <= 600);
            }).toBe(true);
        };
        await inside();
        await panel.screenshot('gesture-menu-narrow');
        await panel.page.keyboard.press('Enter');
        await dialog.getByLabel('Name').waitFor();
        await inside();
        await panel.screenshot('gesture-create-narrow');
        await panel.close();
    });

    it('leave the keyboard on a card when the one that had it goes, and when the panel gets it back', async () => {
        const editing = await Editing.open(browser);
        const { panel } = editing;
        await panel.card('orders').click({ button: 'right' });
        await editing.menuItem('Clone').click();
        await expect.poll(() => panel.focused()).toBe('orders_copy');
        await panel.page.keyboard.press('Control+z');
        await panel.card('orders_copy').waitFor({ state: 'detached' });
        await expect.poll(() => panel.focused()).toBe('customers');
        await panel.page.evaluate(() => (document.activeElement as HTMLElement).blur());
        await panel.post({ type: 'select', task: 'revenue' }, { type: 'focus' });
        await expect.poll(() => panel.focused()).toBe('revenue');
        await panel.button('Find a task').focus();
        await panel.post({ type: 'focus' }, { type: 'select', task: 'report' });
        await expect.poll(() => panel.card('report').locator('.card-button').getAttribute('aria-current')).toBe('true');
        expect(await panel.focused()).toBeNull();
        await panel.close();
    });

    it('are told in a list of keys, and several tasks are selected without a mouse', async () => {
        const { panel, dialog } = await Editing.open(browser, undefined, { theme: 'light' });
        const { keyboard } = panel.page;
        await panel.card('customers').locator('.card-button').focus();
        await keyboard.press('?');
        await dialog.getByText('to the task’s text').waitFor();
        expect(await axe.violations(panel.page)).toEqual([]);
        await panel.screenshot('keys');
        await keyboard.press('Escape');
        await expect.poll(() => panel.focused()).toBe('customers');
        await keyboard.press('Shift+Space');
        await keyboard.press('ArrowRight');
        await expect.poll(() => panel.focused()).toBe('revenue');
        await keyboard.press('Shift+Space');
        await panel.page.getByText('2 tasks selected').waitFor();
        await panel.close();
    });

    it('do not move for people who want less motion', async () => {
        const editing = await Editing.open(browser);
        const { host, panel } = editing;
        await panel.page.emulateMedia({ reducedMotion: 'reduce' });
        const answer = host.hold();
        await panel.card('orders').locator('.card-button').focus();
        await panel.page.keyboard.press('Delete');
        await panel.page.locator('.card.pending').waitFor();
        expect(await panel.card('orders').locator('.card-face').evaluate((element) => getComputedStyle(element).animationName)).toBe('none');
        answer();
        await panel.card('orders').waitFor({ state: 'detached' });
        await panel.close();
    });

    it('cost nothing on the cards that nobody points at', async () => {
        const panel = await browser.open();
        const large = await layout(randomGraph(1000, 5));
        await panel.post(graphMessage(large));
        await expect.poll(() => panel.page.locator('.card').count(), { timeout: 30_000 }).toBe(1000);
        expect(await panel.page.locator('.connect-handle').count()).toBe(0);
        const shown = panel.page.locator('.card').nth(0);
        await shown.locator('.card-button').focus();
        expect(await panel.page.locator('.connect-handle').count()).toBe(3);
        await panel.close();
    }, 120_000);
});
