import { Uri, window, workspace } from 'vscode';
import type { Edit } from '../../protocol/edit.ts';
import { EMPTY, requestOf } from '../bulk/draft.ts';
import { guessing, mappingStep, nameStep } from '../bulk/mapping.ts';
import { groupStep, waitingStep } from '../bulk/placing.ts';
import { rowsStep, sourceStep } from '../bulk/source.ts';
import { summaryStep } from '../bulk/summary.ts';
import { templateStep } from '../bulk/template.ts';
import { applyEdits } from '../edits/apply.ts';
import { confirmChange } from '../edits/preview.ts';
import { selectTask } from '../edits/show.ts';
import { inSteps } from '../input/steps.ts';
import type { Pline } from '../pline.ts';
import { targetLine } from '../targets.ts';

/** Asks what to make tasks of, and how, and adds them all at once: one undo. */
export async function createTasks(pline: Pline, argument: unknown): Promise<void> {
    const target = await targetLine(pline, argument, 'Create Tasks in Bulk');
    if (target === undefined) return;
    const { server } = pline;
    const { uri, line, outline: { tasks } } = target;
    const [connections, activities, groups] = await Promise.all([server.connections(uri), server.activities(uri), server.groups(uri)]);
    const draft = await inSteps(`Create Tasks in ${line}`, EMPTY, [
        sourceStep(server, target, connections), rowsStep, templateStep(activities, tasks), guessing(server, uri, line, groupStep(groups)), nameStep, mappingStep, waitingStep(tasks), summaryStep(server, uri, line),
    ]);
    if (draft === undefined) return;
    const { edits, added } = await server.planBulk({ uri, request: requestOf(line, draft) });
    if (draft.preview && !await isWanted(pline, uri, edits, `Add ${added.length} ${added.length === 1 ? 'task' : 'tasks'} to ${line}`)) return;
    await applyEdits(server, uri, edits);
    const [first] = added;
    if (first !== undefined) await selectTask(server, { uri, line, task: first });
}

async function isWanted({ server }: Pline, uri: string, edits: readonly Edit[], question: string): Promise<boolean> {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    const plan = await server.planEdits({ uri, version: document.version, edits });
    if (plan.ok) return confirmChange(document, plan.changes, question, 'Add');
    void window.showErrorMessage(plan.message);
    return false;
}
