import { env, window } from 'vscode';
import type { RunEntry } from '../../protocol/history.ts';
import { runText, statusText } from '../history/words.ts';
import { statusIcon } from '../history/status-icon.ts';
import { askChoice, type Choice } from '../input/questions.ts';
import { isRunRef, type LineRunRef } from '../outline.ts';
import type { Pline } from '../pline.ts';

/** Shows a past run over the graph of its line. */
export async function showRun(pline: Pline, argument: unknown): Promise<void> {
    const run = await targetRun(pline, argument, 'Show Run');
    if (run !== undefined) await pline.panels.showRun(run, { timeline: false });
}

/** Shows when each task of a run began and ended, below the graph of its line. */
export async function showTimeline(pline: Pline, argument: unknown): Promise<void> {
    const run = await targetRun(pline, argument, 'Show Timeline');
    if (run !== undefined) await pline.panels.showRun(run, { timeline: true });
}

export async function copyRunId(_pline: Pline, argument: unknown): Promise<void> {
    if (isRunRef(argument)) await env.clipboard.writeText(argument.run);
}

/** So many are offered: older ones are in the Runs view. */
const MOST = 200;

/** The run that a command is for: the one named; else it asks for one of those that fit. */
export async function targetRun({ server }: Pline, argument: unknown, title: string, fits: (run: RunEntry) => boolean = () => true): Promise<LineRunRef | undefined> {
    if (isRunRef(argument)) return argument;
    const { runs } = await server.pageOfRuns({ count: MOST });
    const choices = runs.filter(fits).map((entry): Choice<RunEntry> => ({
        label: entry.line, description: runText(entry, Date.now()), detail: `${statusText(entry)}, ${entry.id}`, iconPath: statusIcon(entry.status, entry.handled), value: entry,
    }));
    if (choices.length === 0) {
        void window.showInformationMessage(runs.length === 0 ? 'No line of this workspace has run yet.' : `${title}: none of the newest runs is one for this.`);
        return undefined;
    }
    const answer = await askChoice({ title, step: 1, totalSteps: 1 }, 'Which run?', choices);
    return answer.kind === 'next' ? { uri: answer.value.uri, line: answer.value.line, run: answer.value.id } : undefined;
}
