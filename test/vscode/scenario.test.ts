/** The main job, as a newcomer does it: write a task, see the line, change it, run it. */
import { expect, test } from 'vitest';
import './matchers.ts';
import { useSession } from './session.ts';

const session = useSession();

test('a task is typed by completion, and its missing property is told until it is there', async () => {
    const { workbench } = session();
    await workbench.openFile('shop.pline');
    await expect(workbench.codeLens('Run')).toAppear();
    await workbench.command('Problems: Focus on Problems View');
    await workbench.openFile('shop.pline');
    await workbench.goTo(19, 6);
    await workbench.type('\n\ntask pause uses ');
    await workbench.complete('wait');
    await expect(workbench.line('time: 30s')).toAppear();
    await workbench.press('Control+Shift+K');
    await expect(workbench.problem('time')).toAppear();
    await workbench.screenshot('missing property');
    await workbench.press('Control+Shift+Enter');
    await workbench.complete('time');
    await workbench.type('100ms');
    await expect(workbench.problem('time')).toDisappear();
    await workbench.command('View: Hide Panel');
    await workbench.save();
    expect(await session().project.read('shop.pline')).toMatch(/task pause uses wait \{\s+time: 100ms\s+\}/);
});

test('the line shows as a graph beside the text', async () => {
    const { workbench } = session();
    await workbench.command('Pline: Show Graph');
    for (const title of ['Orders', 'Customers', 'Revenue', 'Alarm', 'pause']) await expect(workbench.card(title)).toAppear();
    await workbench.screenshot('graph');
});

test('a card leads to its task, and the cursor to its card', async () => {
    const { workbench } = session();
    await workbench.card('Revenue').click();
    // The graph has the keyboard now, and its group is locked: a file opens beside it.
    await workbench.openFile('shop.pline');
    await expect(workbench.cursor(11)).toAppear();
    await workbench.goTo(8, 9);
    await expect(workbench.selectedCard('Customers')).toAppear();
});

test('the graph follows the text as it is typed, and stays through a syntax error', async () => {
    const { workbench } = session();
    await workbench.goTo(7, 30);
    await workbench.type(' today');
    await expect(workbench.card('Customers today')).toAppear();
    await workbench.goTo(7, 5);
    await workbench.type('{ ');
    await expect(workbench.graph.getByText('Line 7')).toAppear();
    await expect(workbench.card('Customers today')).toAppear();
    for (let typed = 0; typed < '{ '.length; typed += 1) await workbench.press('Backspace');
    await expect(workbench.graph.getByText('Line 7')).toDisappear();
});

test('the graph goes along when its line gets another name', async () => {
    const { workbench } = session();
    await workbench.goTo(2, 6);
    await workbench.rename('market');
    await expect(workbench.tab('market')).toAppear();
    await workbench.goTo(3, 18);
    await workbench.type('X');
    await expect(workbench.card('XOrders')).toAppear();
    await workbench.press('Backspace');
    await workbench.goTo(2, 6);
    await workbench.rename('shop');
    await expect(workbench.tab('market')).toDisappear();
});

test('a task is cloned from the palette', async () => {
    const { workbench, project } = session();
    await workbench.openFile('shop.pline');
    await workbench.goTo(4, 9);
    await workbench.command('Pline: Clone Task');
    await expect(workbench.line('task orders_copy')).toAppear();
    await expect(workbench.selected('orders_copy')).toAppear();
    await expect(workbench.card('Orders (copy)')).toAppear();
    await workbench.save();
    expect(await project.read('shop.pline')).toMatch(/task orders_copy .*uses shell \{\s+command: "echo 3 orders"\s+\}/);
});

test('the line runs, and every card comes to its final status', async () => {
    const { workbench } = session();
    await workbench.command('Pline: Run Line');
    for (const title of ['Orders', 'Orders (copy)', 'Customers today', 'Revenue', 'pause']) await expect(workbench.card(title, 'succeeded')).toAppear();
    await expect(workbench.card('Alarm', 'skipped')).toAppear();
    await expect(workbench.statusBar(/Line shop succeeded after/)).toAppear();
    await workbench.screenshot('run');
});
