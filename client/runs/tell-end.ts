import { commands, window, workspace } from 'vscode';
import type { RunView } from '../../protocol/run-view.ts';
import type { LineRunRef } from '../outline.ts';
import { endMessage, isWorthTelling } from './run-text.ts';

const STATUS_BAR_MILLISECONDS = 10_000;

/** The buttons of a notification, and the commands that they run. */
const ACTIONS = { 'Show Log': 'pline.showLog', 'Show Graph': 'pline.showRun', 'Rerun Failed': 'pline.rerunFailed', 'Resume': 'pline.resumeRun' } as const;

/** Tells how a run ended: in the status bar what went well at once; by a notification what failed, what took long, and what nobody was looking at. */
export async function tellEnd({ uri, line, run: id }: LineRunRef, run: RunView): Promise<void> {
    const { severity, text, task } = endMessage(run);
    if (severity === 'information') {
        window.setStatusBarMessage(`$(${run.status === 'succeeded' ? 'check' : 'circle-slash'}) ${text}`, STATUS_BAR_MILLISECONDS);
        const after = workspace.getConfiguration('pline').get<number | null>('run.notifyAfter', null);
        if (!isWorthTelling(run, after, window.state.focused)) return;
    }
    const buttons: readonly (keyof typeof ACTIONS)[] = [
        ...(task === undefined ? [] : ['Show Log'] as const), 'Show Graph',
        ...(run.status === 'failed' ? ['Rerun Failed'] as const : run.status === 'interrupted' ? ['Resume'] as const : []),
    ];
    const chosen = await (severity === 'error' ? window.showErrorMessage(text, ...buttons) : window.showInformationMessage(text, ...buttons));
    if (chosen !== undefined) await commands.executeCommand(ACTIONS[chosen], { uri, line, run: id, ...(task !== undefined && { task }) });
}
