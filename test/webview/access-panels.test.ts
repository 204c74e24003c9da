import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nightly } from '../../graph/test-graphs.ts';
import { viewed, wholeLine } from '../../graph/view/view.ts';
import { Axe } from './axe.ts';
import { details } from './details.ts';
import { PanelBrowser } from './panel.ts';
import { graphMessage, layout, run } from './samples.ts';
import type { Theme } from './themes.ts';

describe('the parts around the graph for everybody', () => {
    let browser: PanelBrowser;
    let axe: Axe;
    beforeAll(async () => { [browser, axe] = await Promise.all([PanelBrowser.start(), Axe.load()]); });
    afterAll(() => browser.close());

    it.each<Theme>(['light', 'dark', 'high-contrast', 'high-contrast-light'])('holds against axe-core with every part open, in the %s theme', async (theme) => {
        const panel = await browser.open({ theme, width: 1400, height: 1100 });
        const part = await layout(viewed({ ...nightly(), environments: ['dev', 'prod'] }, { ...wholeLine, focus: { task: 'revenue', depth: 1 }, collapsed: ['raw'] }));
        await panel.post(graphMessage(part), { type: 'run', run: run() });
        await panel.card('revenue').click();
        for (const tool of ['Properties', 'Overview map', 'Timeline', 'Find a task']) await panel.page.getByRole('toolbar', { name: 'Line' }).getByRole('button', { name: tool }).click();
        await panel.post({ type: 'task', details: details() });
        await panel.page.getByText('Common properties').click();
        await panel.page.locator('.timeline-row').first().waitFor();
        expect(await axe.violations(panel.page)).toEqual([]);
        await panel.screenshot(`panels-${theme}`);
        await panel.page.getByRole('tab', { name: 'Log' }).click();
        await panel.card('group:raw').click();
        expect(await axe.violations(panel.page)).toEqual([]);
        await panel.close();
    });
});
