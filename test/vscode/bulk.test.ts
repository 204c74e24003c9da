/** Many tasks at once: of the tables of a database, of what is in the clipboard, of other tasks. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CLI } from '../../cli/testing/pline.ts';
import { createSqlite } from '../../runner/activities/testing.ts';
import './matchers.ts';
import { useSession } from './session.ts';

const session = useSession();

const TEXT = `// The head stays.
connection stock: sqlite { file: "stock.sqlite" }

line nightly {
    task start uses wait { time: 1s } // a remark

    task items uses ingest.database {
        connection: stock
        table: "main.items"
        target: "lake.duckdb"
    }
}
`;

test('the tables of a connection become tasks, after a look at the change, and one undo takes them back', async () => {
    const { workbench, project } = session();
    createSqlite(join(project.folder, 'stock.sqlite'), 'create table items (i); create table orders (i); insert into orders values (1), (2); create table people (i)');
    await project.write('bulk.pline', TEXT);
    await workbench.openFile('bulk.pline');
    await expect(workbench.codeLens('Run')).toAppear();
    await workbench.command('Pline: Create Tasks in Bulk');
    await workbench.asked('What should the tasks be made of?');
    await workbench.screenshot('bulk-source');
    await workbench.choose('stock');
    await workbench.asked('A task for each of which?');
    await workbench.screenshot('bulk-rows');
    await workbench.press('Enter');
    await workbench.asked('What should each task do?');
    await workbench.choose('ingest.database');
    await workbench.asked('Which group are they in?');
    await workbench.choose('New group');
    await workbench.answer('The name of the group', 'raw');
    await workbench.answer('The code of each task', 'load_{table}');
    await workbench.asked('Which columns fill which properties?');
    await workbench.screenshot('bulk-mapping');
    await workbench.choose('target');
    await workbench.answer('target: a value', 'lake.duckdb');
    await workbench.choose('Once, in the group raw');
    await workbench.asked('Which columns fill which properties?');
    await workbench.choose('Go on with these values');
    await workbench.choose('All wait for one task');
    await workbench.choose('start');
    await workbench.asked('Nothing has been changed so far.');
    await workbench.screenshot('bulk-summary');
    await workbench.choose('Show what changes, then add 2 tasks');
    await expect(workbench.notificationButton('Add')).toAppear();
    await workbench.screenshot('bulk-preview');
    await workbench.notificationButton('Add').click();
    await expect(workbench.line('task load_people uses ingest.database in raw')).toAppear();
    await workbench.save();
    const task = (table: string): string => `\n    task load_${table} uses ingest.database in raw {\n        after start\n        connection: stock\n        table: "main.${table}"\n    }\n`;
    expect(await project.read('bulk.pline')).toBe(TEXT.replace('line nightly', 'group raw {\n    target: "lake.duckdb"\n}\n\nline nightly').replace(/}\n$/, `${task('orders')}${task('people')}}\n`));
    await workbench.press('Control+z');
    await expect(workbench.line('group raw {')).toDisappear();
    await workbench.save();
    expect(await project.read('bulk.pline')).toBe(TEXT);
});

test('what a script changes in an open file is seen', async () => {
    const { workbench, project } = session();
    const edits = JSON.stringify([{ kind: 'addTask', line: 'nightly', name: 'by_script', activity: 'wait', properties: [{ name: 'time', value: '1s' }] }]);
    expect(spawnSync(process.execPath, [CLI, 'edit', 'bulk.pline'], { cwd: project.folder, input: edits, encoding: 'utf8' })).toMatchObject({ status: 0 });
    await expect(workbench.line('task by_script uses wait')).toAppear();
});

test('tasks are cloned with other names and values', async () => {
    const { workbench } = session();
    await workbench.command('Pline: Clone Tasks with Other Names');
    await workbench.asked('Which tasks?');
    await workbench.choose('items');
    await workbench.press('Enter');
    await workbench.answer('What to replace', 'items');
    await workbench.answer('What stands there instead', 'orders');
    await expect(workbench.line('table: "main.orders"')).toAppear();
    await expect(workbench.selected('orders')).toAppear();
});
