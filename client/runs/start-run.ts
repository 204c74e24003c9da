import { commands, window, workspace } from 'vscode';
import type { StartRunParams } from '../../protocol/lsp.ts';
import type { Pline } from '../pline.ts';
import type { LineTarget } from '../targets.ts';
import type { LineRunRef } from '../outline.ts';
import { askRunInputs } from './run-inputs.ts';
import { mayRun } from './trust.ts';

/** A part of a line; nothing is all of it. */
export type LinePart = Pick<StartRunParams, 'tasks' | 'from' | 'rerunFailed' | 'on'>;

/** Starts a run of a line, or of a part of it, after asking for what it needs, and follows it to its end. */
export async function startRun({ context, server, runs, panels }: Pline, target: LineTarget, part: LinePart = {}): Promise<void> {
    if (!await mayRun() || !await saveChanged()) return;
    const { uri, line } = target;
    const inputs = await askRunInputs({ uri, line }, Object.keys(part).length === 0 || part.on !== undefined ? target.outline : { ...target.outline, externals: [] }, context.workspaceState);
    if (inputs === undefined) return;
    const jobs = setting<number | null>('run.jobs', null);
    const result = await server.startRun({ uri, line, ...inputs, ...part, ...(jobs !== null && part.on === undefined && { jobs }) });
    if (!result.ok) {
        const chosen = await window.showErrorMessage(`Line ${line} was not started. ${result.message}`, 'Show Problems');
        if (chosen !== undefined) await commands.executeCommand('workbench.actions.view.problems');
        return;
    }
    runs.follow({ uri, line }, result.run);
    if (setting('run.showGraph', true)) panels.show({ uri, line });
}

/** Goes on with a run that was interrupted, failed or cancelled, as the text is now, and follows it to its end. */
export async function resume({ server, runs, panels }: Pline, { uri, line, run }: LineRunRef): Promise<void> {
    if (!await mayRun() || !await saveChanged()) return;
    const jobs = setting<number | null>('run.jobs', null);
    const result = await server.resumeRun({ uri, run, ...(jobs !== null && { jobs }) });
    if (!result.ok) {
        void window.showErrorMessage(`Run ${run} was not resumed. ${result.message}`);
        return;
    }
    runs.follow({ uri, line }, run, result.time);
    if (setting('run.showGraph', true)) await panels.showRun({ uri, line, run }, { timeline: false });
}

/** A run reads the files from disk: those that a line may be made of are saved first. */
async function saveChanged(): Promise<boolean> {
    if (!setting('run.saveBeforeRun', true)) return true;
    const changed = workspace.textDocuments.filter(({ languageId, isDirty, uri }) => languageId === 'pline' && isDirty && uri.scheme === 'file');
    for (const document of changed) {
        if (await document.save()) continue;
        void window.showErrorMessage(`${workspace.asRelativePath(document.uri)} could not be saved, so nothing was run.`);
        return false;
    }
    return true;
}

function setting<T>(name: string, fallback: T): T {
    return workspace.getConfiguration('pline').get(name, fallback);
}
