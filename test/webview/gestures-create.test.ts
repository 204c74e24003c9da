import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Editing, nightlyText, useEditing } from './editing.ts';
import { PanelBrowser } from './panel.ts';

const addedText = nightlyText.replace('    }\n}\n', `    }

    task sales_per_region "Sales per région" uses sql.query {
    }
}
`);

describe('quick create', () => {
    const editing = useEditing();

    it('makes a task of a name and an activity that was searched for, by keyboard alone', async () => {
        const { host, panel, dialog } = editing();
        const { keyboard } = panel.page;
        await panel.button('Add task').focus();
        await keyboard.press('Enter');
        await expect.poll(() => panel.page.evaluate(() => document.activeElement?.getAttribute('placeholder'))).toBe('for example Revenue per day');
        await keyboard.type('Sales per région');
        await dialog.getByText('In the text: sales_per_region').waitFor();
        await keyboard.press('Tab');
        await keyboard.type('sql');
        expect(await dialog.getByRole('option').first().locator('.activity-name').innerText()).toBe('sql.query');
        expect(await dialog.getByRole('option').first().locator('.activity-text').innerText()).not.toBe('');
        await panel.screenshot('gesture-create');
        await keyboard.press('Enter');
        await keyboard.press('Enter');
        await panel.page.locator('.card.selected[data-task="sales_per_region"]').waitFor();
        expect(host.text).toBe(addedText);
        await expect.poll(() => panel.focused()).toBe('sales_per_region');
        expect(await editing().said()).toBe('Added Sales per région.');
    });

    it('finds activities by what they do, goes through them with arrows, and says when there is none', async () => {
        const { panel, dialog } = editing();
        await panel.button('Add task').click();
        const search = dialog.getByRole('combobox', { name: 'Activity' });
        const all = await dialog.getByRole('option').count();
        await search.fill('table database');
        expect(await dialog.getByRole('option').count()).toBeLessThan(all);
        await search.fill('');
        await search.press('ArrowDown');
        const second = dialog.getByRole('option').nth(1);
        expect(await search.getAttribute('aria-activedescendant')).toBe(await second.getAttribute('id'));
        await search.press('Enter');
        expect(await second.getAttribute('aria-selected')).toBe('true');
        await search.fill('brew coffee');
        await dialog.getByText('No activity matches “brew coffee”.').waitFor();
        await dialog.getByLabel('Name').press('Enter');
        expect(await search.evaluate((element) => element === document.activeElement)).toBe(true);
        expect((await panel.sent()).map(({ type }) => type)).toEqual(['ready']);
    });

    it('opens the properties of the new task with Expand Task', async () => {
        const { panel, dialog } = editing();
        await panel.button('Add task').click();
        await editing().activity('http.request').click();
        await dialog.getByRole('button', { name: 'Expand Task' }).click();
        await panel.card('request').waitFor();
        await panel.page.getByRole('complementary', { name: 'Properties' }).waitFor();
        await expect.poll(async () => (await panel.sent()).at(-1)).toEqual({ type: 'inspect', task: 'request' });
    });

    it('tells the code that a name which is taken gets', async () => {
        const { host, panel, dialog } = editing();
        await panel.button('Add task').click();
        await dialog.getByLabel('Name').fill('orders');
        await dialog.getByText('In the text: orders2').waitFor();
        await editing().activity('shell').click();
        await dialog.getByRole('button', { name: 'Save' }).click();
        await panel.card('orders2').waitFor();
        expect(host.text).toContain('task orders2 uses shell {');
    });

    it('keeps what was typed where the host refuses, and can be tried again', async () => {
        const { host, panel, dialog } = editing();
        await panel.button('Add task').click();
        await dialog.getByLabel('Name').fill('again');
        await editing().activity('shell').click();
        const messages = await host.type(nightlyText.replace('Nightly load', 'Nightly'));
        await dialog.getByRole('button', { name: 'Save' }).click();
        await dialog.getByRole('alert').filter({ hasText: 'Try again.' }).waitFor();
        expect(await dialog.getByLabel('Name').inputValue()).toBe('again');
        await panel.post(...messages);
        await panel.page.getByRole('heading', { name: 'Nightly', exact: true }).waitFor();
        await dialog.getByRole('button', { name: 'Save' }).click();
        await panel.card('again').waitFor();
        expect(await dialog.count()).toBe(0);
    });

    it('stays through a click elsewhere, goes with Escape, and gives the keyboard back', async () => {
        const { host, panel, dialog } = editing();
        await panel.button('Add task').focus();
        await panel.page.keyboard.press('Enter');
        await dialog.getByLabel('Name').fill('something');
        const { x, y } = await editing().emptyPlace();
        await panel.page.mouse.move(x, y);
        await panel.page.mouse.wheel(0, 40);
        expect(await dialog.getByLabel('Name').inputValue()).toBe('something');
        await dialog.getByLabel('Name').press('Escape');
        expect(await dialog.count()).toBe(0);
        expect(await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Add task');
        expect(host.text).toBe(nightlyText);
    });
});

describe('a line without tasks', () => {
    let browser: PanelBrowser;
    beforeAll(async () => { browser = await PanelBrowser.start(); });
    afterAll(() => browser.close());

    it('offers its first one in the middle', async () => {
        const empty = await Editing.open(browser, 'line empty {\n}\n', { theme: 'light' });
        const { host, panel, dialog } = empty;
        await panel.page.getByRole('main').getByRole('button', { name: 'Add Task' }).click();
        await dialog.getByLabel('Name').fill('first');
        await empty.activity('shell').click();
        await panel.screenshot('gesture-create-empty');
        await dialog.getByRole('button', { name: 'Save' }).click();
        await panel.card('first').waitFor();
        expect(host.text).toBe('line empty {\n  task first uses shell {\n  }\n}\n');
        await panel.close();
    });
});
