import { describe, expect, it } from 'vitest';
import { nightlyText, useEditing } from './editing.ts';
import { run } from './samples.ts';

describe('the menu of a task', () => {
    const editing = useEditing();
    const openMenu = async (task: string): Promise<void> => {
        await editing().panel.card(task).click({ button: 'right' });
        await editing().panel.page.getByRole('menu').waitFor();
    };

    it('has all that can be done with it', async () => {
        const { panel } = editing();
        await openMenu('revenue');
        const labels = async (): Promise<readonly string[]> => panel.page.getByRole('menuitem').locator('.menu-label').allInnerTexts();
        expect(await labels()).toEqual(['Add Task', 'Connect to Task', 'Clone', 'Rename', 'Move to Group', 'Properties', 'Go to Source', 'Run This Task', 'Run from Here', 'Delete']);
        await panel.screenshot('gesture-menu');
        await panel.page.keyboard.press('Escape');
        await panel.post({ type: 'run', run: run() }, { type: 'capabilities', canRun: false });
        await openMenu('orders');
        expect(await labels()).toEqual(['Add Task', 'Connect to Task', 'Clone', 'Rename', 'Move to Group', 'Properties', 'Go to Source', 'Run This Task', 'Show Log', 'Delete']);
        const running = editing().menuItem('Run This Task');
        expect([await running.getAttribute('aria-disabled'), await running.getAttribute('title')]).toEqual(['true', 'runs are off until you trust this workspace']);
    });

    it('is opened, walked and left by keyboard', async () => {
        const { host, panel, dialog } = editing();
        const { keyboard } = panel.page;
        const focused = (): Promise<string | undefined> => panel.page.evaluate(() => document.activeElement?.querySelector('.menu-label')?.textContent ?? undefined);
        await panel.card('revenue').locator('.card-button').focus();
        await keyboard.press('Shift+F10');
        await expect.poll(focused).toBe('Add Task');
        await keyboard.press('Escape');
        await expect.poll(() => panel.focused()).toBe('revenue');
        await keyboard.press('ContextMenu');
        await expect.poll(focused).toBe('Add Task');
        await keyboard.press('End');
        expect(await focused()).toBe('Delete');
        await keyboard.press('ArrowDown');
        expect(await focused()).toBe('Add Task');
        await keyboard.press('g');
        expect(await focused()).toBe('Go to Source');
        await keyboard.press('Home');
        await keyboard.press('ArrowRight');
        await expect.poll(focused).toBe('On success');
        await keyboard.press('ArrowLeft');
        await expect.poll(focused).toBe('Add Task');
        await keyboard.press('ArrowRight');
        await expect.poll(focused).toBe('On success');
        await keyboard.press('ArrowDown');
        await keyboard.press('Enter');
        await dialog.getByText('after Revenue per day on failure').waitFor();
        expect(host.text).toBe(nightlyText);
    });

    it('clones, and shows the copy', async () => {
        const { host, panel } = editing();
        await openMenu('revenue');
        await editing().menuItem('Clone').click();
        await panel.page.locator('.card.selected[data-task="revenue_copy"]').waitFor();
        expect(host.text).toBe(nightlyText.replace('    task report', `    task revenue_copy "Revenue per day (copy)" uses shell {
        after customers
        command: "true"
    }

    task report`));
        await expect.poll(() => panel.focused()).toBe('revenue_copy');
    });

    it('renames in place: the title, the code, and all that names it', async () => {
        const { host, panel } = editing();
        await openMenu('revenue');
        await editing().menuItem('Rename').click();
        await expect.poll(() => panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Title');
        await panel.page.keyboard.type('Turnover');
        await panel.screenshot('gesture-rename');
        await panel.page.keyboard.press('Tab');
        await panel.page.keyboard.press('Control+a');
        await panel.page.keyboard.type('turnover');
        await panel.page.keyboard.press('Enter');
        await panel.card('turnover').waitFor();
        expect(host.text).toBe(nightlyText.replace('revenue "Revenue per day"', 'turnover "Turnover"').replace('after revenue', 'after turnover'));
        await expect.poll(() => panel.focused()).toBe('turnover');
        await panel.page.keyboard.press('Control+z');
        await panel.card('revenue').waitFor();
        expect(host.text).toBe(nightlyText);
    });

    it('keeps what was typed where a name is refused, and says why there', async () => {
        const { host, panel } = editing();
        await panel.card('orders').locator('.card-button').focus();
        await panel.page.keyboard.press('F2');
        await panel.page.getByLabel('Code').fill('report');
        await panel.page.keyboard.press('Enter');
        await panel.card('orders').getByRole('alert').waitFor();
        expect(await panel.card('orders').getByRole('alert').innerText()).toContain('report');
        expect(await panel.page.getByLabel('Code').inputValue()).toBe('report');
        await panel.page.keyboard.press('Escape');
        await expect.poll(() => panel.focused()).toBe('orders');
        expect(host.text).toBe(nightlyText);
    });

    it('says what becomes of those that wait for it before it deletes', async () => {
        const { host, panel, dialog } = editing();
        await openMenu('revenue');
        await editing().menuItem('Delete').click();
        await dialog.getByText('report will wait for nothing any more and starts at once.').waitFor();
        await panel.screenshot('gesture-delete');
        await dialog.getByRole('button', { name: 'Cancel' }).click();
        expect(host.text).toBe(nightlyText);
        await panel.card('revenue').locator('.card-button').focus();
        await panel.page.keyboard.press('Delete');
        await dialog.getByRole('button', { name: 'Delete' }).click();
        await panel.card('revenue').waitFor({ state: 'detached' });
        expect(host.text).not.toContain('revenue');
        expect(await editing().said()).toBe('Deleted “Revenue per day”. report will wait for nothing any more and starts at once.');
        await expect.poll(() => panel.focused()).toBe('customers');
    });

    it('deletes at once what nobody waits for; undo brings it back as it was', async () => {
        const { host, panel } = editing();
        await panel.card('orders').locator('.card-button').focus();
        await panel.page.keyboard.press('Delete');
        await panel.card('orders').waitFor({ state: 'detached' });
        expect(host.text).not.toContain('orders');
        await panel.page.keyboard.press('Control+z');
        await panel.card('orders').waitFor();
        expect(host.text).toBe(nightlyText);
    });

    it('runs it alone or from there, and leads to its source and its properties', async () => {
        const { panel } = editing();
        for (const name of ['Run This Task', 'Run from Here', 'Go to Source']) {
            await openMenu('orders');
            await editing().menuItem(name).click();
        }
        expect((await panel.sent()).slice(1)).toEqual([{ type: 'run', task: 'orders' }, { type: 'runFrom', task: 'orders' }, { type: 'reveal', task: 'orders', focus: true }]);
        await openMenu('orders');
        await editing().menuItem('Properties').click();
        await panel.page.getByRole('complementary', { name: 'Properties' }).waitFor();
        await expect.poll(async () => (await panel.sent()).at(-1)).toEqual({ type: 'inspect', task: 'orders' });
    });
});

describe('the menu of the canvas', () => {
    const editing = useEditing();

    it('adds a task there', async () => {
        const { panel, dialog } = editing();
        const { x, y } = await editing().emptyPlace();
        await panel.page.mouse.click(x, y, { button: 'right' });
        await editing().menuItem('Add Task').click();
        await dialog.getByLabel('Name').waitFor();
        expect((await dialog.boundingBox())!.x).toBeCloseTo(x, 0);
    });
});
