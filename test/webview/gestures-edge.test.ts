import { describe, expect, it } from 'vitest';
import { nightlyText, useEditing } from './editing.ts';

describe('an edge of the graph', () => {
    const editing = useEditing();
    const changed = nightlyText.replace('after customers\n', 'after customers on failure\n');

    it('changes its condition by a click, and back by undo', async () => {
        const { host, panel, dialog } = editing();
        await editing().clickEdge('customers', 'revenue');
        await dialog.getByText('Revenue per day runs after Customers').waitFor();
        expect(await dialog.getByRole('button', { name: 'on success' }).getAttribute('aria-pressed')).toBe('true');
        await panel.screenshot('gesture-edge');
        await dialog.getByRole('button', { name: 'on failure' }).click();
        await editing().edge('customers', 'revenue', 'failure').waitFor();
        expect(host.text).toBe(changed);
        expect(await dialog.count()).toBe(0);
        await panel.page.keyboard.press('Control+z');
        await editing().edge('customers', 'revenue').waitFor();
        expect(host.text).toBe(nightlyText);
    });

    it('is deleted from the same place', async () => {
        const { host, dialog } = editing();
        await editing().clickEdge('revenue', 'report');
        await dialog.getByRole('button', { name: 'Delete dependency' }).click();
        await editing().edge('revenue', 'report').waitFor({ state: 'detached' });
        expect(host.text).toBe(nightlyText.replace('        after revenue // the figures\n', ''));
        expect(await editing().said()).toBe('report no longer waits for Revenue per day.');
    });

    it('is reached and changed by keyboard', async () => {
        const { host, panel, dialog } = editing();
        const { keyboard } = panel.page;
        const focusedLabel = (): Promise<string | null> => panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
        await panel.card('customers').locator('.card-button').focus();
        await keyboard.press('e');
        expect(await focusedLabel()).toBe('Revenue per day runs after Customers on success');
        await keyboard.press('ArrowRight');
        await expect.poll(() => panel.focused()).toBe('revenue');
        await keyboard.press('e');
        expect(await focusedLabel()).toBe('report runs after Revenue per day on success');
        await keyboard.press('ArrowLeft');
        await expect.poll(() => panel.focused()).toBe('revenue');
        await keyboard.press('ArrowLeft');
        await expect.poll(() => panel.focused()).toBe('customers');
        await keyboard.press('e');
        await keyboard.press('Enter');
        await dialog.waitFor();
        await expect.poll(() => panel.page.evaluate(() => document.activeElement?.textContent)).toBe('on success');
        await keyboard.press('Tab');
        await keyboard.press('Enter');
        await editing().edge('customers', 'revenue', 'failure').waitFor();
        expect(host.text).toBe(changed);
    });

    it('closes its popover with Escape, and the keyboard is on the edge again', async () => {
        const { panel, dialog } = editing();
        await panel.card('customers').locator('.card-button').focus();
        await panel.page.keyboard.press('e');
        await panel.page.keyboard.press('Enter');
        await dialog.waitFor();
        await expect.poll(() => panel.page.evaluate(() => document.activeElement?.tagName)).toBe('BUTTON');
        await panel.page.keyboard.press('Escape');
        expect(await dialog.count()).toBe(0);
        expect(await panel.page.evaluate(() => document.activeElement?.getAttribute('data-edge'))).toBe('customers->revenue:success');
        await panel.page.keyboard.press('Delete');
        await editing().edge('customers', 'revenue').waitFor({ state: 'detached' });
        await expect.poll(() => panel.focused()).toBe('revenue');
    });
});
