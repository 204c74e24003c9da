import { describe, expect, it } from 'vitest';
import { nightlyText, useEditing } from './editing.ts';

describe('several tasks', () => {
    const editing = useEditing();
    const marked = async (): Promise<readonly (string | null)[]> => {
        const cards = await editing().panel.page.locator('.card.marked').all();
        return (await Promise.all(cards.map((card) => card.getAttribute('data-task')))).toSorted();
    };
    const shiftClick = (task: string): Promise<void> => editing().panel.card(task).click({ modifiers: ['Shift'] });

    it('are selected one by one with Shift, all with Ctrl+A, and none with Escape', async () => {
        const { panel } = editing();
        await shiftClick('customers');
        await shiftClick('orders');
        await shiftClick('revenue');
        await shiftClick('orders');
        expect(await marked()).toEqual(['customers', 'revenue']);
        await panel.page.getByText('2 tasks selected').waitFor();
        expect(await panel.card('revenue').locator('.card-button').getAttribute('aria-label')).toContain('Revenue per day, shell, selected');
        await panel.page.keyboard.press('Control+a');
        expect(await marked()).toHaveLength(4);
        await panel.page.keyboard.press('Escape');
        expect(await marked()).toEqual([]);
        expect((await panel.sent()).map(({ type }) => type)).toEqual(['ready']);
    });

    it('are selected by keyboard, too', async () => {
        const { panel } = editing();
        await panel.card('customers').locator('.card-button').focus();
        await panel.page.keyboard.press('Shift+Enter');
        await panel.page.keyboard.press('ArrowRight');
        await expect.poll(() => panel.focused()).toBe('revenue');
        await panel.page.keyboard.press('Shift+Enter');
        expect(await marked()).toEqual(['customers', 'revenue']);
    });

    it('are selected with a box; the canvas stays where it is', async () => {
        const { panel } = editing();
        const { page } = panel;
        const before = await panel.viewport();
        const customers = (await panel.card('customers').boundingBox())!;
        const orders = (await panel.card('orders').boundingBox())!;
        await page.keyboard.down('Shift');
        await page.mouse.move(customers.x - 20, customers.y - 20);
        await page.mouse.down();
        await page.mouse.move(orders.x + 80, orders.y + 40, { steps: 3 });
        await page.locator('.selection-box').waitFor();
        await page.mouse.up();
        await page.keyboard.up('Shift');
        expect(await marked()).toEqual(['customers', 'orders']);
        expect(await panel.viewport()).toBe(before);
        expect(await page.locator('.selection-box').count()).toBe(0);
    });

    it('are cloned at once, in one undo', async () => {
        const { host, panel } = editing();
        await shiftClick('orders');
        await shiftClick('report');
        await panel.button('Clone the selected tasks').click();
        await panel.card('report_copy').waitFor();
        expect(await panel.card('orders_copy').count()).toBe(1);
        expect(await marked()).toEqual([]);
        await panel.page.keyboard.press('Control+z');
        await panel.card('report_copy').waitFor({ state: 'detached' });
        expect(host.text).toBe(nightlyText);
    });

    it('are deleted at once, after it was said what becomes of the others', async () => {
        const { host, panel, dialog } = editing();
        await shiftClick('customers');
        await shiftClick('orders');
        await panel.card('orders').locator('.card-button').focus();
        await panel.page.keyboard.press('Delete');
        await dialog.getByText('Revenue per day will wait for nothing any more and starts at once.').waitFor();
        await dialog.getByRole('button', { name: 'Delete' }).click();
        await panel.card('customers').waitFor({ state: 'detached' });
        expect(await panel.card('orders').count()).toBe(0);
        expect(await editing().said()).toMatch(/^Deleted 2 tasks\./);
        await panel.page.keyboard.press('Control+z');
        await panel.card('customers').waitFor();
        expect(host.text).toBe(nightlyText);
    });

    it('are moved to a group that no task is in yet, and out of all', async () => {
        const { host, panel } = editing();
        await shiftClick('customers');
        await shiftClick('orders');
        await panel.card('orders').click({ button: 'right' });
        await editing().menuItem('Move to Group').click();
        await panel.screenshot('gesture-selection');
        expect(await panel.page.getByRole('menuitemradio').allInnerTexts()).toEqual(['Raw zone', 'mart', 'No Group']);
        await panel.page.getByRole('menuitemradio', { name: 'mart' }).click();
        await panel.card('orders').getByText('mart').waitFor();
        expect(host.text).toBe(nightlyText.replace('shell in raw', 'shell in mart').replace('orders uses shell', 'orders uses shell in mart'));
        await shiftClick('customers');
        await shiftClick('orders');
        await panel.button('Move the selected tasks to a group').click();
        await panel.page.getByRole('menuitemradio', { name: 'No Group' }).click();
        await panel.card('orders').getByText('mart').waitFor({ state: 'detached' });
        expect(host.text).toBe(nightlyText.replace('shell in raw', 'shell'));
    });

    it('are moved to a group that is made for them, in one undo', async () => {
        const { host, panel, dialog } = editing();
        await panel.card('orders').click({ button: 'right' });
        await editing().menuItem('Move to Group').click();
        await editing().menuItem('New Group …').click();
        await dialog.getByLabel('New group for “orders”').fill('Sales zone');
        await dialog.getByRole('button', { name: 'Move' }).click();
        await panel.card('orders').getByText('Sales zone').waitFor();
        expect(host.text).toContain('group sales_zone "Sales zone" {');
        expect(host.text).toContain('task orders uses shell in sales_zone {');
        await panel.page.keyboard.press('Control+z');
        await panel.card('orders').getByText('Sales zone').waitFor({ state: 'detached' });
        expect(host.text).toBe(nightlyText);
    });
});
