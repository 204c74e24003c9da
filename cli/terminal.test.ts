import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { project } from './testing/pline.ts';
import { TerminalSession } from './testing/terminal.ts';

const HELD = 'until test -e go; do sleep 0.05; done';
const LINES = `
line nightly {
  task load uses shell { command: "${HELD}" }
  task check uses shell { command: "echo 3 rows are wrong; exit 1" }
  task mend uses shell { after check on failure command: "true" }
  task report uses shell { after load command: "true" }
}
line wide {
${Array.from({ length: 60 }, (_, index) => `  task held_${index} uses shell { command: "${HELD}" }`).join('\n')}
}
`;

it('shows every task while the line runs, and the summary below in the end', async () => {
    const folder = await project({ 'lines.pline': LINES });
    const session = new TerminalSession(folder, ['run', 'lines.pline', 'nightly']);
    await session.shows(/^nightly \S+\n● load +\d.\ds\n✗ check +\d.\ds {2}.*3 rows are wrong\n✓ mend +\d.\ds\n○ report\n2 of 4 done · 1 running · 1 failed · \d.\ds$/);
    await writeFile(join(folder, 'go'), '');
    expect(await session.ended).toBe(0);
    const { screen } = session;
    expect(screen).toMatch(/^nightly \S+\n✓ load .*\n✗ check .*\n✓ mend .*\n✓ report .*\n4 of 4 done · 1 failed · \d.\ds\n\nnightly succeeded, failures handled in /);
    expect(screen).toMatch(/✗ check failed after \d.\ds \(handled\)\n {2}.*\n.*log: /);
    expect(session.output).toContain('\u001B[?25l');
    expect(session.output.lastIndexOf('\u001B[?25h')).toBeGreaterThan(session.output.lastIndexOf('\u001B[?25l'));
});

it('shows what runs and counts the rest where there are more tasks than rows, and leaves none of it behind', async () => {
    const folder = await project({ 'lines.pline': LINES });
    const session = new TerminalSession(folder, ['run', 'lines.pline', 'wide', '--jobs', '4'], { columns: 40, rows: 10 });
    await session.shows(/^wide \S+\n(● held_\d+ .*\n){4}0 of 60 done · 4 running · /);
    await writeFile(join(folder, 'go'), '');
    expect(await session.ended).toBe(0);
    expect(session.screen).toMatch(/^wide \S+\n\nwide succeeded in \S+: 60 succeeded\n\n(?:Critical path [^●✓]+\n\n)?Logs and journal: /);
});

it('Ctrl-C cancels, says so, and ends with 130', async () => {
    const session = new TerminalSession(await project({ 'lines.pline': LINES }), ['run', 'lines.pline', 'nightly']);
    await session.shows(/● load/);
    session.type('\u0003');
    expect(await session.ended).toBe(130);
    expect(session.output).toContain('Cancelling: the tasks are asked to end.');
    expect(session.screen).toMatch(/■ load .*\n✗ check/);
    expect(session.screen).toMatch(/^nightly cancelled in /m);
});

it.each([[{ NO_COLOR: '1' }, false], [{}, true]])('colours on a terminal with %j: %s', async (environment, coloured) => {
    const session = new TerminalSession(await project({ 'bad.pline': 'line x { task a uses shel }' }), ['check'], { environment });
    expect(await session.ended).toBe(1);
    expect(session.output.includes('\u001B[31m')).toBe(coloured);
    expect(session.screen).toContain('error unknown-name');
});

it('prints plain lines on a terminal that cannot repaint', async () => {
    const folder = await project({ 'lines.pline': LINES, go: '' });
    const session = new TerminalSession(folder, ['run', 'lines.pline', 'nightly'], { environment: { TERM: 'dumb' } });
    expect(await session.ended).toBe(0);
    expect(session.output).not.toContain('\u001B');
    expect(session.screen).toMatch(/^\d\d:\d\d:\d\d load started$/m);
});
