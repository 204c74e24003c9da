/** Changing a line in its graph: each gesture is one step of the text's own undo, made and undone from the panel. */
import type { Locator } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Condition } from '../../protocol/graph.ts';
import './matchers.ts';
import { useSession } from './session.ts';

const FILE = 'gestures.pline';

// What stands in the editor stands on disk at once, so that it can be compared byte by byte.
const session = useSession({ settings: { 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 20 } });

let original: string;
beforeAll(async () => {
    const { workbench, project } = session();
    original = await project.read(FILE);
    await workbench.openFile(FILE);
    await expect(workbench.codeLens('Run')).toAppear();
    await workbench.goTo(6, 8);
    await workbench.command('Pline: Show Graph');
    await workbench.command('View: Toggle Primary Side Bar Visibility');
    await expect(workbench.card('Report')).toAppear();
});

const graph = () => session().workbench.graph;
const card = (task: string): Locator => graph().locator(`.card[data-task="${task}"]`);
const button = (name: string): Locator => session().workbench.button(name);

/** A test that failed leaves nothing to the next. */
beforeEach(async () => {
    const { project } = session();
    if (await project.read(FILE) !== original) await project.write(FILE, original);
});

async function becomes(text: string): Promise<void> {
    await expect.poll(() => session().project.read(FILE), { timeout: 60_000, interval: 20 }).toBe(text);
}

async function step(keys: 'Control+z' | 'Control+Shift+z'): Promise<void> {
    const { workbench } = session();
    await expect.poll(() => workbench.panelHasKeyboard(), { timeout: 30_000 }).toBe(true);
    await workbench.press(keys);
}

/** What a gesture made is there, goes with one undo, comes back with one redo, and goes again; the keyboard stays in the panel for all of it, in the end on a card. */
async function isOneStep(text: string): Promise<void> {
    const steps = [['Control+z', original], ['Control+Shift+z', text], ['Control+z', original]] as const;
    await becomes(text);
    for (const [keys, next] of steps) {
        await step(keys);
        await becomes(next);
    }
    await expect(graph().locator('.card-button:focus')).toAppear();
}

/** The handle of a task, which shows while the pointer is on it. */
async function handle(task: string, condition: Condition): Promise<{ readonly x: number; readonly y: number }> {
    await card(task).hover();
    return session().workbench.middle(card(task).locator(`.connect-handle.${condition}`));
}

async function openEdge(source: string, target: string): Promise<void> {
    const { workbench } = session();
    const { x, y } = await workbench.middle(graph().locator(`[data-edge^="${source}->${target}:"] .edge-way`));
    await workbench.page.mouse.click(x, y);
}

async function choose(task: string, ...items: readonly string[]): Promise<void> {
    await card(task).click({ button: 'right' });
    for (const item of items) await graph().getByRole('menuitem', { name: item }).or(graph().getByRole('menuitemradio', { name: item })).or(graph().getByRole('menuitemcheckbox', { name: item })).first().click();
}

test('connect by dragging from a handle to a task', async () => {
    const { page } = session().workbench;
    const from = await handle('customers', 'success');
    const to = await session().workbench.middle(card('report'));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 20, from.y + 10);
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
    await isOneStep(original.replace('after revenue\n', 'after revenue, customers\n'));
});

test('connect by clicking a handle and then a task', async () => {
    const { page } = session().workbench;
    const { x, y } = await handle('customers', 'failure');
    await page.mouse.click(x, y);
    await card('revenue').click();
    await isOneStep(original.replace('// the first\n', '// the first\n        after customers on failure\n'));
});

test('change the condition of a dependency', async () => {
    await openEdge('orders', 'revenue');
    await button('on completion').click();
    await isOneStep(original.replace('after orders', 'after orders on complete'));
});

test('delete a dependency', async () => {
    await openEdge('revenue', 'report');
    await button('Delete dependency').click();
    await isOneStep(original.replace('        after revenue\n', ''));
});

test('create a task', async () => {
    const { workbench } = session();
    await button('Add task').click();
    await graph().getByRole('textbox', { name: 'Name' }).fill('Stock count');
    await graph().getByRole('combobox', { name: 'Activity' }).fill('wait');
    await button('Save').click();
    await expect(workbench.selectedCard('Stock count')).toAppear();
    await expect(workbench.line('task stock_count')).toAppear();
    await isOneStep(original.replace('"""\n    }\n}', '"""\n    }\n\n    task stock_count "Stock count" uses wait {\n    }\n}'));
});

test('clone a task', async () => {
    const { workbench } = session();
    await choose('customers', 'Clone');
    await expect(workbench.selectedCard('Customers (copy)')).toAppear();
    const customers = '    task customers "Customers" uses shell { command: "echo 2 customers" }\n';
    await isOneStep(original.replace(customers, `${customers}\n${customers.replace('customers', 'customers_copy').replace('Customers', 'Customers (copy)')}`));
});

test('rename a task in place', async () => {
    const { workbench } = session();
    await choose('orders', 'Rename');
    await graph().getByRole('textbox', { name: 'Title' }).fill('All orders');
    await graph().getByRole('textbox', { name: 'Code' }).fill('all_orders');
    await workbench.press('Enter');
    await expect(workbench.selectedCard('All orders')).toAppear();
    await isOneStep(original.replace('task orders "Orders"', 'task all_orders "All orders"').replace('after orders', 'after all_orders'));
});

test('delete a task', async () => {
    await choose('revenue', 'Delete');
    await button('Delete').click();
    await isOneStep(original.replace(/ {4}task revenue [^}]*}\n\n/, '').replace('        after revenue\n', ''));
});

test('set a property in the panel', async () => {
    const { workbench } = session();
    await choose('customers', 'Properties');
    const field = graph().locator('#property-command');
    await field.fill('echo 5 customers');
    await field.blur();
    await card('customers').click();
    await isOneStep(original.replace('"echo 2 customers"', '"echo 5 customers"'));
    await workbench.screenshot('properties');
});

test('move a task to a group', async () => {
    await choose('report', 'Move to Group', 'Raw zone');
    await isOneStep(original.replace('task report "Report" uses shell {', 'task report "Report" uses shell in raw {'));
});

test('undo from the panel goes on where the text was typed in', async () => {
    const { workbench } = session();
    await workbench.command('View: Focus First Editor Group');
    await workbench.goTo(14, 26);
    // One key, for one step of undo: a save while several are typed on a busy machine would make two.
    await workbench.type('s');
    await becomes(original.replace('"Revenue"', '"Revenues"'));
    await expect(workbench.card('Revenues')).toAppear();
    await choose('report', 'Clone');
    await expect(workbench.card('Report (copy)')).toAppear();
    await step('Control+z');
    await becomes(original.replace('"Revenue"', '"Revenues"'));
    await step('Control+z');
    await becomes(original);
});
