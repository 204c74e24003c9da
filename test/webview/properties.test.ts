import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import type { LineGraph } from '../../protocol/graph.ts';
import type { Edit } from '../../protocol/edit.ts';
import type { PanelMessage } from '../../protocol/panel.ts';
import { details } from './details.ts';
import { PanelBrowser, type Panel } from './panel.ts';
import { graphMessage, layout, run } from './samples.ts';

type Sent<T extends PanelMessage['type']> = Extract<PanelMessage, { type: T }>;

describe('the properties panel', () => {
    let browser: PanelBrowser;
    let panel: Panel;
    let line: LineGraph;
    beforeAll(async () => { [browser, line] = await Promise.all([PanelBrowser.start(), layout()]); });
    afterAll(() => browser.close());
    beforeEach(async () => {
        panel = await browser.open({ width: 1300, height: 900 });
        await panel.post(graphMessage(line));
        await panel.card('revenue').click();
        await panel.page.getByRole('toolbar', { name: 'Line' }).getByRole('button', { name: 'Properties' }).click();
        await panel.post({ type: 'task', details: details() });
        await panel.page.getByRole('heading', { name: 'General' }).waitFor();
    });
    afterEach(() => panel.close());

    const property = (name: string): Locator => panel.page.locator(`[data-property="${name}"]`);
    const sent = async <T extends PanelMessage['type']>(type: T): Promise<readonly Sent<T>[]> => (await panel.sent()).filter((message): message is Sent<T> => message.type === type);
    const edits = async (): Promise<readonly Edit[]> => (await sent('edit')).at(-1)?.edits ?? [];
    const set = (name: string, value: string): Edit => ({ kind: 'setProperty', line: 'nightly', task: 'revenue', property: name, value });

    it('asks for the task that is selected, and stops when it is closed', async () => {
        await panel.card('quality').click();
        await panel.button('Close the properties').click();
        expect(await sent('inspect')).toEqual([{ type: 'inspect', task: 'revenue' }, { type: 'inspect', task: 'quality' }, { type: 'inspect' }]);
    });

    it.each<readonly [name: string, write: (field: Locator) => Promise<unknown>, value: string]>([
        ['connection', (field) => field.locator('select').selectOption('crm'), 'crm'],
        ['sql', (field) => writeAndLeave(field.locator('textarea'), 'select 1\nfrom t'), '"""\nselect 1\nfrom t\n"""'],
        ['target', (field) => writeAndLeave(field.locator('input'), 'the "mart"'), String.raw`"the \"mart\""`],
        ['host', (field) => writeAndLeave(field.locator('input'), 'env("HOST")'), 'env("HOST")'],
        ['file', (field) => writeAndEnter(field.locator('input'), 'in/<<day>>.csv'), '"in/<<day>>.csv"'],
        ['password', (field) => writeAndEnter(field.locator('input'), 'CRM_PASSWORD'), 'secret("CRM_PASSWORD")'],
        ['limit', (field) => writeAndEnter(field.locator('input'), '50'), '50'],
        ['ratio', (field) => writeAndEnter(field.locator('input'), '0.25'), '0.25'],
        ['full', (field) => field.locator('input').click(), 'false'],
        ['wait', (field) => writeAndEnter(field.locator('input'), '30s'), '30s'],
        ['mode', (field) => field.locator('select').selectOption('replace'), '"replace"'],
        ['columns', (field) => writeAndEnter(field.getByLabel('Item 2', { exact: true }), 'c'), '["a", "c"]'],
        ['columns', (field) => field.getByRole('button', { name: 'Add item' }).click(), '["a", "b", ""]'],
        ['columns', (field) => field.getByRole('button', { name: 'Remove item 1' }).click(), '["b"]'],
        ['parameters', (field) => writeAndEnter(field.getByLabel('Value of day'), '<<run.id>>'), '{ day: "<<run.id>>" }'],
        ['parameters', (field) => writeAndEnter(field.getByLabel('Name 1'), 'a day'), '{ "a day": "<<day>>" }'],
        ['parameters', (field) => field.getByRole('button', { name: 'Add entry' }).click(), '{ day: "<<day>>", name: "" }'],
        ['options', (field) => writeAndLeave(field.locator('textarea'), '{ a: 1 }'), '{ a: 1 }'],
    ])('writes %s with a field that suits its type, as one edit', async (name, write, value) => {
        await write(property(name));
        expect(await edits()).toEqual([set(name, value)]);
        expect(await sent('edit')).toHaveLength(1);
    });

    it('shows what a value is and where it comes from, and overrides and resets it', async () => {
        const target = property('target');
        expect(await target.locator('input').inputValue()).toBe('mart');
        await target.getByRole('button', { name: 'Comes from the group: show it' }).click();
        expect((await sent('showProblem'))[0]?.problem.location.start.line).toBe(3);
        await target.getByRole('button', { name: 'Override target in this task' }).click();
        expect(await edits()).toEqual([set('target', '"mart"')]);
        await property('wait').getByRole('button', { name: 'Reset wait' }).click();
        expect(await edits()).toEqual([{ kind: 'unsetProperty', line: 'nightly', task: 'revenue', property: 'wait' }]);
        expect(await property('limit').getByRole('button', { name: /Reset|Override/ }).count()).toBe(0);
    });

    it('takes a value that was cleared out of the task', async () => {
        await writeAndEnter(property('wait').locator('input'), '');
        expect(await edits()).toEqual([{ kind: 'unsetProperty', line: 'nightly', task: 'revenue', property: 'wait' }]);
    });

    it('edits any value as Pline text', async () => {
        await property('limit').getByRole('button', { name: 'Edit limit as Pline text' }).click();
        await writeAndEnter(property('limit').locator('input'), 'batch');
        expect(await edits()).toEqual([set('limit', 'batch')]);
    });

    it('gives up what was written on Escape, and changes nothing where nothing was changed', async () => {
        const input = property('target').locator('input');
        await input.fill('other');
        await input.press('Escape');
        expect(await input.inputValue()).toBe('mart');
        await writeAndLeave(input, 'mart');
        expect(await sent('edit')).toEqual([]);
    });

    it('shows what was written until the text has it, and the old value again where it is refused', async () => {
        const input = property('target').locator('input');
        await writeAndEnter(input, 'stage');
        expect(await input.inputValue()).toBe('stage');
        const [request] = await sent('edit');
        await panel.post({ type: 'edited', request: request!.request, ok: false, message: 'The text has changed in the meantime.' });
        await panel.page.getByText('The text has changed in the meantime.').first().waitFor();
        expect(await input.inputValue()).toBe('mart');
    });

    it('says what is wrong while one writes, and drops answers that were overtaken', async () => {
        const input = property('limit').locator('input');
        await input.fill('500');
        await input.fill('5000');
        await expect.poll(async () => (await sent('checkValue')).map(({ value }) => value)).toEqual(['500', '5000']);
        const [first, second] = await sent('checkValue');
        await panel.post({ type: 'checked', request: second!.request, problems: ['The limit is at most 100.'] }, { type: 'checked', request: first!.request, problems: ['An old answer.'] });
        await property('limit').getByText('The limit is at most 100.').waitFor();
        expect(await property('limit').getByText('An old answer.').count()).toBe(0);
        expect(await input.getAttribute('aria-invalid')).toBe('true');
        expect(await property('parameters').getByText('The parameter day is not used.').count()).toBe(1);
    });

    it('keeps what is being written when the text changes meanwhile', async () => {
        const input = property('target').locator('input');
        await input.fill('half wri');
        const changed = details().properties.map((item) => (item.name === 'target' ? { ...item, effective: '"stage"' } : item));
        await panel.post({ type: 'task', details: details({ properties: changed }) });
        await panel.post({ type: 'task', details: details({ properties: changed, activityDoc: 'It came.' }) });
        await panel.page.getByText('SQL query: It came.').waitFor();
        expect(await input.inputValue()).toBe('half wri');
        await input.press('Escape');
        expect(await input.inputValue()).toBe('stage');
    });

    it('changes what a task is called and where it belongs', async () => {
        await writeAndEnter(panel.page.getByLabel('Code', { exact: true }), 'income');
        expect(await edits()).toEqual([{ kind: 'renameTask', line: 'nightly', task: 'revenue', name: 'income' }]);
        await writeAndEnter(panel.page.getByLabel('Name', { exact: true }), 'Income');
        expect(await edits()).toEqual([{ kind: 'setTitle', line: 'nightly', task: 'revenue', title: 'Income' }]);
        await panel.page.getByLabel('Group', { exact: true }).selectOption('Mart');
        expect(await edits()).toEqual([{ kind: 'moveToGroup', line: 'nightly', task: 'revenue', group: 'mart' }]);
        await panel.post({ type: 'activities', activities: [{ name: 'sql.query' }, { name: 'shell' }] });
        await panel.page.getByLabel('Activity', { exact: true }).selectOption('shell');
        expect(await edits()).toEqual([{ kind: 'setActivity', line: 'nightly', task: 'revenue', activity: 'shell' }]);
    });

    it('changes what a task waits for', async () => {
        const task = { line: 'nightly', task: 'revenue' } as const;
        await panel.page.getByLabel('How many of the dependencies').selectOption('ANY');
        expect(await edits()).toEqual([{ kind: 'setRule', ...task, rule: 'any' }]);
        await panel.page.getByLabel('Condition of orders').selectOption('on completion');
        expect(await edits()).toEqual([{ kind: 'changeCondition', ...task, upstream: 'orders', from: 'failure', to: 'complete' }]);
        await panel.button('Remove the dependency on Customers').click();
        expect(await edits()).toEqual([{ kind: 'disconnect', ...task, upstream: 'customers', condition: 'success' }]);
        const search = panel.page.getByLabel('Task to wait for');
        await search.fill('no such');
        await panel.page.getByText('No task that revenue could wait for has this name.').waitFor();
        await search.fill('finance.close_books');
        await panel.page.getByLabel('Condition', { exact: true }).selectOption('on failure');
        await panel.button('Add Dependency').click();
        expect(await edits()).toEqual([{ kind: 'connect', ...task, upstream: 'finance.close_books', condition: 'failure' }]);
    });

    it('tells how the task did in the last run', async () => {
        const { tasks } = run();
        await panel.post({ type: 'run', run: run({ tasks: { ...tasks, revenue: { ...tasks['orders']!, outputs: { rows: 1200 } } } }) });
        const section = panel.page.locator('.section', { hasText: 'Last run' });
        await expect.poll(() => section.innerText()).toMatch(/Failed[\s\S]*Connection "crm" refused[\s\S]*Exit code\s+1[\s\S]*rows\s+1200/);
        await section.getByRole('button', { name: 'Log' }).click();
        await expect.poll(async () => (await sent('log')).at(-1)).toEqual({ type: 'log', task: 'revenue', attempt: 3 });
    });

    it('can be made larger by pointer and key, and comes back so', async () => {
        const splitter = panel.page.getByRole('separator', { name: 'Size of the properties' });
        await splitter.press('ArrowLeft');
        await expect.poll(async () => (await panel.page.locator('.properties').boundingBox())!.width).toBe(364);
        const { x, y } = (await splitter.boundingBox())!;
        await panel.page.mouse.move(x, y + 200);
        await panel.page.mouse.down();
        await panel.page.mouse.move(x - 36, y + 210, { steps: 4 });
        await panel.page.mouse.up();
        await expect.poll(async () => (await panel.state())?.parts?.propertiesSize).toBe(400);
        const again = await browser.open({ state: (await panel.state())!, width: 1300 });
        await again.post(graphMessage(line));
        await expect.poll(async () => (await again.page.locator('.properties').boundingBox())?.width).toBe(400);
        await again.close();
    });

    it('lies below the graph where there is no room beside it', async () => {
        await panel.page.setViewportSize({ width: 420, height: 900 });
        const [graph, properties] = [panel.page.locator('.stage'), panel.page.locator('.properties')];
        await expect.poll(async () => (await properties.boundingBox())!.y).toBeGreaterThanOrEqual(Math.floor((await graph.boundingBox())!.y + (await graph.boundingBox())!.height));
        expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBe(420);
        await panel.screenshot('properties-narrow');
    });
});

async function writeAndLeave(input: Locator, text: string): Promise<void> {
    await input.fill(text);
    await input.blur();
}

async function writeAndEnter(input: Locator, text: string): Promise<void> {
    await input.fill(text);
    await input.press('Enter');
}
