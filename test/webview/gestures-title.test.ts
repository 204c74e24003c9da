import { describe, expect, it } from 'vitest';
import { nightlyText, useEditing } from './editing.ts';

describe('the title of the line', () => {
    const editing = useEditing();

    it('is changed in place', async () => {
        const { host, panel } = editing();
        await panel.page.getByRole('heading', { name: 'Nightly load' }).getByRole('button').click();
        await panel.page.getByLabel('Title of the line').fill('Every "night"');
        await panel.page.keyboard.press('Enter');
        await panel.page.getByRole('heading', { name: 'Every "night"' }).waitFor();
        expect(host.text).toBe(nightlyText.replace('"Nightly load"', String.raw`"Every \"night\""`));
    });

    it('goes, so that the code stands there', async () => {
        const { host, panel } = editing();
        await panel.page.getByRole('heading', { name: 'Nightly load' }).getByRole('button').click();
        await panel.page.getByLabel('Title of the line').fill('');
        await panel.page.keyboard.press('Enter');
        await panel.page.getByRole('heading', { name: 'nightly' }).waitFor();
        expect(host.text).toBe(nightlyText.replace(' "Nightly load"', ''));
    });

    it('stays with Escape, and sends nothing where it is the same', async () => {
        const { host, panel } = editing();
        const title = panel.page.getByRole('heading', { name: 'Nightly load' }).getByRole('button');
        await title.focus();
        await panel.page.keyboard.press('Enter');
        await panel.page.getByLabel('Title of the line').fill('Something else');
        await panel.page.keyboard.press('Escape');
        await title.waitFor();
        await title.focus();
        await panel.page.keyboard.press('Enter');
        await panel.page.getByLabel('Title of the line').waitFor();
        await panel.page.keyboard.press('Enter');
        await title.waitFor();
        expect(host.text).toBe(nightlyText);
        expect((await panel.sent()).map(({ type }) => type)).toEqual(['ready']);
    });

    it('is typed with an undo of its own', async () => {
        const { panel } = editing();
        await panel.page.getByRole('heading', { name: 'Nightly load' }).getByRole('button').click();
        await panel.page.keyboard.type('x');
        await panel.page.keyboard.press('Control+z');
        expect(await panel.page.getByLabel('Title of the line').inputValue()).toBe('Nightly load');
        expect((await panel.sent()).map(({ type }) => type)).toEqual(['ready']);
    });
});
