/** Changing a line by commands, without typing Pline. */
import { expect, test } from 'vitest';
import './matchers.ts';
import { useSession } from './session.ts';

const session = useSession();

test('a line and its tasks are made by answering questions, and undone in the text', async () => {
    const { workbench, project } = session();
    await workbench.openFile('shop.pline');
    await expect(workbench.codeLens('Run')).toAppear();
    await workbench.command('Pline: New Line');
    await workbench.answer('The name of the line', 'shop');
    await workbench.answer('There is a line named shop already.', 'stock');
    await workbench.answer('A title for people', 'Stock count');
    await expect(workbench.line('line stock "Stock count"')).toAppear();
    await expect(workbench.selected('stock')).toAppear();
    await workbench.command('Pline: Add Task');
    await workbench.answer('The name of the task', 'count');
    await workbench.find('shell');
    await workbench.choose('shell');
    await expect(workbench.line('task count uses shell')).toAppear();
    await expect(workbench.selected('count')).toAppear();
    await workbench.command('Pline: Add Task');
    await workbench.answer('The name of the task', 'report');
    await workbench.find('wait');
    await workbench.choose('wait');
    await workbench.choose('count');
    await workbench.press('Enter');
    await expect(workbench.line('task report uses wait')).toAppear();
    await expect(workbench.selected('report')).toAppear();
    await workbench.save();
    expect(await project.read('shop.pline')).toMatch(/line stock "Stock count" \{\s+task count uses shell \{[^}]*\}\s+task report uses wait \{\s+after count\b/);
    await workbench.press('Control+z');
    await expect(workbench.line('task report uses wait')).toDisappear();
});

test('a line is written for another engine, and what was written is told', async () => {
    const { workbench, project } = session();
    await workbench.openFile('gestures.pline');
    await workbench.command('Pline: Export Line…');
    await workbench.choose('Apache Airflow');
    await workbench.accept('Export Here');
    await expect(workbench.output('Line gestures for Apache Airflow')).toAppear();
    expect(await project.read('gestures_gestures.py')).toContain('gestures');
});

test('the standard library opens as a read-only text', async () => {
    const { workbench } = session();
    await workbench.openFile('shop.pline');
    await workbench.goTo(3, 32);
    await workbench.press('F12');
    await expect(workbench.line('activity shell')).toAppear();
    expect(await workbench.offered('Pline: Run')).not.toContain('Pline: Run Line');
});
