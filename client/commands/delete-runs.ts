import { commands, window, workspace } from 'vscode';
import type { DeletedRuns } from '../../protocol/history.ts';
import { isRunRef } from '../outline.ts';
import type { Pline } from '../pline.ts';
import { targetRun } from './show-run.ts';

/** Deletes runs with their logs, after asking. */
export async function deleteRun(pline: Pline, argument: unknown, selection: unknown): Promise<void> {
    const selected = Array.isArray(selection) ? selection.filter(isRunRef) : [];
    const one = selected.length > 0 ? undefined : await targetRun(pline, argument, 'Delete Run', ({ status }) => status !== 'running');
    const runs = one === undefined ? selected : [one];
    if (runs.length === 0) return;
    const question = runs.length === 1 ? `Delete run ${runs[0]!.run} of line ${runs[0]!.line}?` : `Delete ${runs.length} runs?`;
    const answer = await window.showWarningMessage(question, { modal: true, detail: 'Its journal and its logs are deleted from the disk.' }, 'Delete');
    if (answer === 'Delete') tell(await pline.server.deleteRuns(runs));
}

/** Deletes what the settings call old, now. */
export async function pruneRuns({ server }: Pline): Promise<void> {
    const settings = workspace.getConfiguration('pline');
    const [keep, days] = [settings.get<number | null>('runs.keep', null) ?? undefined, settings.get<number | null>('runs.keepDays', null) ?? undefined];
    if (keep === undefined && days === undefined) {
        const answer = await window.showInformationMessage('Nothing says yet which runs are old: how many of each line are to stay, or for how many days.', 'Open Settings');
        if (answer !== undefined) await commands.executeCommand('workbench.action.openSettings', 'pline.runs');
        return;
    }
    tell(await server.pruneRuns({ keep, days }));
}

function tell({ deleted, problems }: DeletedRuns): void {
    if (problems.length > 0) void window.showWarningMessage(problems.join(' '));
    else window.setStatusBarMessage(deleted === 0 ? 'No run is old enough to delete.' : `${deleted} ${deleted === 1 ? 'run' : 'runs'} deleted.`, 5000);
}
