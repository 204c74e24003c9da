import { window } from 'vscode';
import type { LineRef } from '../../protocol/lsp.ts';
import { askChoice } from '../input/questions.ts';
import { isLineRef, isRunRef } from '../outline.ts';
import type { Pline } from '../pline.ts';
import { progressText } from '../runs/run-text.ts';

/** Cancels a line's run: no new task starts, and the running ones end with everything that they started. */
export async function stopRun(pline: Pline, argument: unknown): Promise<void> {
    const ref = isLineRef(argument) ? { uri: argument.uri, line: argument.line, ...(isRunRef(argument) && { run: argument.run }) } : await runningLine(pline);
    if (ref === undefined) return;
    const result = await pline.server.cancelRun(ref);
    if (!result.ok) void window.showErrorMessage(result.message);
}

async function runningLine({ runs: { running } }: Pline): Promise<LineRef | undefined> {
    if (running.length === 0) void window.showInformationMessage('No line is running.');
    if (running.length < 2) return running[0]?.ref;
    const choices = running.map(({ ref, run }) => ({ label: progressText(run), description: run.id, value: ref }));
    const answer = await askChoice({ title: 'Stop Run', step: 1, totalSteps: 1 }, 'Which run?', choices);
    return answer.kind === 'next' ? answer.value : undefined;
}
