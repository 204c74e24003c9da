/** What becomes of runs: failures, stopping, a reload of the window. */
import { expect, test } from 'vitest';
import './matchers.ts';
import { useSession } from './session.ts';

const session = useSession();

test('a run asks for the environment and for what has no default', async () => {
    const { workbench } = session();
    await workbench.openFile('runs.pline');
    await workbench.goTo(9, 9);
    await workbench.command('Pline: Run Line');
    await workbench.choose('prod');
    await workbench.answer('count: integer', 'many');
    await workbench.answer('Type a whole number', '7');
    await expect(workbench.card('Greet', 'succeeded')).toAppear();
    await workbench.command('Pline: Show Log');
    await expect(workbench.activeTab('greet.1.log')).toAppear();
    await expect(workbench.line('7 in prod')).toAppear();
});

test('a failure says what failed, and leads to the log', async () => {
    const { workbench } = session();
    await workbench.openFile('runs.pline');
    await workbench.goTo(16, 5);
    await workbench.command('Pline: Run Line');
    await workbench.choose('dev');
    await expect(workbench.notification(/Line failing failed.*: check/)).toAppear();
    await workbench.screenshot('failure');
    await workbench.notificationButton('Show Log').click();
    await expect(workbench.activeTab('check.1.log')).toAppear();
    await expect(workbench.line('three orders are missing')).toAppear();
});

test('a run goes on over a reload of the window, is found again, and stops', async () => {
    const { workbench } = session();
    await workbench.openFile('runs.pline');
    await workbench.goTo(24, 5);
    await workbench.command('Pline: Run Line');
    await workbench.choose('dev');
    await expect(workbench.card('Sleep', 'running')).toAppear();
    await expect(workbench.statusBar('slow 0/2')).toAppear();
    await workbench.reload();
    await expect(workbench.statusBar('slow 0/2')).toAppear();
    await expect(workbench.card('Sleep', 'running')).toAppear();
    await workbench.stopButton.click();
    await expect(workbench.card('Sleep', 'cancelled')).toAppear();
    await expect(workbench.card('Never', 'cancelled')).toAppear();
    await expect(workbench.statusBar('slow 0/2')).toDisappear();
    expect(await workbench.stopButton.count()).toBe(0);
});

test('a run of a line that waits for another asks what that one is to do', async () => {
    const { workbench } = session();
    await workbench.openFile('runs.pline');
    await workbench.goTo(35, 5);
    await workbench.command('Pline: Run Line');
    await workbench.choose('dev');
    await workbench.choose('Take their last status');
    await expect(workbench.notification(/Line later was not started.*early\.open/)).toAppear();
    await workbench.command('Pline: Run Line');
    await workbench.choose('dev');
    await workbench.choose('Run early first');
    await expect(workbench.card('Follow', 'succeeded')).toAppear();
});

test('one task runs without what it depends on', async () => {
    const { workbench } = session();
    await workbench.openFile('shop.pline');
    await workbench.goTo(13, 9);
    await workbench.command('Pline: Run Task');
    await expect(workbench.statusBar(/Line shop succeeded after/)).toAppear();
});
