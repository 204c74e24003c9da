import { describe, expect, it } from 'vitest';
import { nightlyText, useEditing } from './editing.ts';

const connectedText = nightlyText.replace('after revenue // the figures\n', 'after revenue // the figures\n        after orders on failure\n');

describe('a dependency made in the graph', () => {
    const editing = useEditing();

    it('comes of dragging a handle to a task, and is undone and redone in the text', async () => {
        const { host, panel } = editing();
        await editing().drag('orders', 'failure', await editing().middle(panel.card('report')));
        await panel.page.locator('.connection-hint.failure', { hasText: 'report runs after orders on failure' }).waitFor();
        await panel.screenshot('gesture-connect');
        await panel.page.mouse.up();
        await editing().edge('orders', 'report', 'failure').waitFor();
        expect(host.text).toBe(connectedText);
        expect(await editing().said()).toBe('report now runs after orders on failure.');

        await panel.page.keyboard.press('Control+z');
        await editing().edge('orders', 'report', 'failure').waitFor({ state: 'detached' });
        expect(host.text).toBe(nightlyText);
        await panel.page.keyboard.press('Control+Shift+z');
        await editing().edge('orders', 'report', 'failure').waitFor();
        expect(host.text).toBe(connectedText);
        await panel.page.keyboard.press('Control+z');
        await panel.page.keyboard.press('Control+y');
        await expect.poll(() => host.text).toBe(connectedText);
    });

    it('comes of a click on a handle and one on a task', async () => {
        const { host, panel } = editing();
        await panel.card('orders').hover();
        await editing().handle('orders', 'complete').click();
        await panel.page.mouse.move(600, 600);
        await panel.page.locator('.connection-hint', { hasText: 'Click the task' }).waitFor();
        await panel.card('report').click();
        await editing().edge('orders', 'report', 'complete').waitFor();
        expect(host.text).toBe(connectedText.replace('on failure', 'on complete'));
        expect((await panel.sent()).map(({ type }) => type)).toEqual(['ready', 'edit']);
    });

    it('comes of the keyboard alone, and says where it is', async () => {
        const { host, panel } = editing();
        const { keyboard } = panel.page;
        await panel.card('orders').locator('.card-button').focus();
        await keyboard.press('c');
        await expect.poll(() => editing().said()).toMatch(/^orders on success: go to the task/);
        await keyboard.press('ArrowRight');
        await expect.poll(() => panel.focused()).toBe('revenue');
        await keyboard.press('ArrowRight');
        await expect.poll(() => panel.focused()).toBe('report');
        await keyboard.press('f');
        await panel.page.locator('.connection-hint', { hasText: 'report runs after orders on failure' }).waitFor();
        await keyboard.press('Enter');
        await editing().edge('orders', 'report', 'failure').waitFor();
        expect(host.text).toBe(connectedText);
        expect(await panel.focused()).toBe('report');
    });

    it('begins with Tab from the card, too', async () => {
        const { panel } = editing();
        await panel.card('orders').locator('.card-button').focus();
        await panel.page.keyboard.press('Tab');
        expect(await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Connect on success');
        await panel.page.keyboard.press('Tab');
        await panel.page.keyboard.press('Enter');
        await expect.poll(() => editing().said()).toMatch(/^orders on failure: go to the task/);
    });

    it('is given up with Escape, and the keyboard is back where it was', async () => {
        const { host, panel } = editing();
        await panel.card('orders').locator('.card-button').focus();
        await panel.page.keyboard.press('c');
        await panel.page.keyboard.press('ArrowRight');
        await expect.poll(() => panel.focused()).toBe('revenue');
        await panel.page.keyboard.press('Escape');
        await expect.poll(() => panel.focused()).toBe('orders');
        await panel.page.keyboard.press('Enter');
        expect((await panel.sent()).at(-1)).toEqual({ type: 'reveal', task: 'orders', focus: true });
        expect(host.text).toBe(nightlyText);
    });

    it.each([
        ['a cycle', 'report', 'success', 'customers', 'That would be a cycle: Customers → Revenue per day → report → Customers.'],
        ['a duplicate', 'customers', 'success', 'revenue', 'Revenue per day already runs after Customers on success.'],
        ['a contradiction', 'customers', 'failure', 'revenue', 'Revenue per day already runs after Customers on success, and cannot wait for both while it runs if ALL are met'],
    ] as const)('is refused while it is dragged where it would be %s, and says why', async (_, source, condition, target, reason) => {
        const { host, panel } = editing();
        await editing().drag(source, condition, await editing().middle(panel.card(target)));
        await panel.page.locator('.connection-hint.refused', { hasText: reason }).waitFor();
        expect(await editing().said()).toContain(reason);
        await panel.page.mouse.up();
        await panel.page.getByRole('alert').filter({ hasText: reason }).waitFor();
        await panel.button('Close the message').click();
        expect(await panel.page.getByRole('alert').count()).toBe(0);
        expect(host.text).toBe(nightlyText);
        expect((await panel.sent()).map(({ type }) => type)).toEqual(['ready']);
    });

    it('may be a second one between the same two tasks where any of them will do', async () => {
        const { host, panel, dialog } = editing();
        const text = nightlyText.replace('after customers\n', 'after customers\n        run if any\n');
        await panel.post(...await host.type(text));
        await panel.card('revenue').getByText('run if any').waitFor();
        await editing().drag('customers', 'failure', await editing().middle(panel.card('revenue')));
        await panel.page.mouse.up();
        await editing().edge('customers', 'revenue', 'failure').waitFor();
        expect(host.text).toBe(text.replace('after customers\n', 'after customers\n        after customers on failure\n'));
        await editing().clickEdge('customers', 'revenue');
        const complete = dialog.getByRole('button', { name: 'on completion' });
        expect(await complete.getAttribute('title')).toBe('Revenue per day also runs after Customers on failure. Change that dependency instead.');
        await complete.click({ force: true });
        expect((await panel.sent()).map(({ type }) => type)).toEqual(['ready', 'edit']);
    });

    it('can be tried again on another task after one was refused', async () => {
        const { host, panel } = editing();
        await panel.card('orders').locator('.card-button').focus();
        await panel.page.keyboard.press('c');
        await panel.page.keyboard.press('Enter');
        await panel.page.getByRole('alert').filter({ hasText: 'cannot wait for itself' }).waitFor();
        await panel.card('report').click();
        await editing().edge('orders', 'report').waitFor();
        expect(host.text).toBe(connectedText.replace(' on failure', ''));
    });

    it('shows calmly that it is under way, and nothing that is not so', async () => {
        const { host, panel } = editing();
        const answer = host.hold();
        await editing().drag('orders', 'success', await editing().middle(panel.card('report')));
        await panel.page.mouse.up();
        await panel.page.locator('.connection-layer .pending').waitFor({ state: 'attached' });
        expect(await panel.card('report').locator('.card-button').getAttribute('aria-busy')).toBe('true');
        expect(await panel.page.locator('[data-edge]').count()).toBe(2);
        answer();
        await editing().edge('orders', 'report').waitFor();
        await panel.page.locator('.connection-layer').waitFor({ state: 'detached' });
        expect(await panel.card('report').locator('.card-button').getAttribute('aria-busy')).toBe('false');
    });

    it('says near the place why the host refused it', async () => {
        const { host, panel } = editing();
        // The panel has not heard of this yet.
        await host.type(nightlyText.replace('Nightly load', 'Nightly'));
        await editing().drag('orders', 'success', await editing().middle(panel.card('report')));
        await panel.page.mouse.up();
        const refusal = panel.page.getByRole('alert').filter({ hasText: 'The text has changed in the meantime. Try again.' });
        await refusal.waitFor();
        const [note, card] = await Promise.all([refusal.boundingBox(), panel.card('report').boundingBox()]);
        expect(Math.abs(note!.y - card!.y)).toBeLessThan(200);
        expect(await panel.page.locator('.connection-layer').count()).toBe(0);
        await panel.page.keyboard.press('Escape');
        expect(await refusal.count()).toBe(0);
    });

    it('is given up with Escape while it is dragged', async () => {
        const { host, panel } = editing();
        await editing().drag('orders', 'success', await editing().middle(panel.card('report')));
        await panel.page.locator('.connection-hint').waitFor();
        await panel.page.keyboard.press('Escape');
        expect(await panel.page.locator('.connection-hint').count()).toBe(0);
        await panel.page.mouse.up();
        expect(await panel.page.locator('.connection-hint').count()).toBe(0);
        expect(host.text).toBe(nightlyText);
    });

    it('offers a new task where it is dropped on the empty canvas', async () => {
        const { host, panel, dialog } = editing();
        const place = await editing().emptyPlace();
        await editing().drag('orders', 'failure', place);
        await panel.page.mouse.up();
        await dialog.getByText('after orders on failure').waitFor();
        const box = (await dialog.boundingBox())!;
        expect(box.x).toBeCloseTo(place.x, 0);
        await dialog.getByLabel('Name').fill('Alarm!');
        await dialog.getByRole('combobox').fill('http');
        await dialog.getByRole('combobox').press('Enter');
        await panel.screenshot('gesture-create-connected');
        await dialog.getByRole('button', { name: 'Save' }).click();
        await editing().edge('orders', 'alarm', 'failure').waitFor();
        expect(host.text).toBe(nightlyText.replace('// odd\n', '// odd\n\n    task alarm "Alarm!" uses http.request {\n        after orders on failure\n    }\n'));
        await expect.poll(() => panel.focused()).toBe('alarm');
    });
});
