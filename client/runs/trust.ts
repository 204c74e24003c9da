import { commands, window, workspace } from 'vscode';

/** Whether runs are allowed here; where they are not, says why and offers to change it. */
export async function mayRun(): Promise<boolean> {
    if (workspace.isTrusted) return true;
    const chosen = await window.showWarningMessage('A line runs commands on this machine, so lines run only in a workspace that you trust.', 'Manage Trust');
    if (chosen !== undefined) await commands.executeCommand('workbench.trust.manage');
    return workspace.isTrusted;
}
