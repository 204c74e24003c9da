import { ThemeIcon } from 'vscode';
import type { Edit } from '../../protocol/edit.ts';
import type { ActivityOutline } from '../../protocol/lsp.ts';
import { applyEdits } from '../edits/apply.ts';
import { selectTask } from '../edits/show.ts';
import { askChoice, askChoices, askText, type Choice } from '../input/questions.ts';
import { inSteps, put, type Step } from '../input/steps.ts';
import { blockAt, isTaskRef, nameProblem, type TaskOutline } from '../outline.ts';
import type { Pline } from '../pline.ts';
import { targetLine, type LineTarget } from '../targets.ts';

interface NewTask {
    readonly name: string;
    readonly activity: string;
    readonly upstreams: readonly string[];
}

/** Asks for a name, an activity and what to wait for, writes the task behind the one under the cursor, and selects its name. */
export async function addTask(pline: Pline, argument: unknown): Promise<void> {
    const target = await targetLine(pline, argument, 'Add Task');
    if (target === undefined) return;
    const { uri, line, outline: { tasks } } = target;
    const activities = await pline.server.activities(uri);
    const steps = [nameStep(tasks), activityStep(activities), ...(tasks.length > 0 ? [upstreamStep(tasks)] : [])];
    const draft = await inSteps<NewTask>(`Add Task to ${line}`, { name: '', activity: '', upstreams: [] }, steps);
    if (draft === undefined) return;
    const [created] = await applyEdits(pline.server, uri, [addition(target, draft, isTaskRef(argument) ? argument.task : undefined)]) ?? [];
    if (created !== undefined) await selectTask(pline.server, { uri, line, task: created });
}

/** @param beside the task that the new one goes behind; else it is the one under the cursor */
function addition({ line, outline, row }: LineTarget, { name, activity, upstreams }: NewTask, beside: string | undefined): Edit {
    const behind = beside ?? (row === undefined ? undefined : blockAt(outline.tasks, row)?.name);
    return {
        kind: 'addTask', line, name, activity,
        dependencies: upstreams.map((task) => ({ task, condition: 'success' })),
        ...(behind !== undefined && { behind }),
    };
}

function nameStep(tasks: readonly TaskOutline[]): Step<NewTask> {
    const taken = tasks.map(({ name }) => name);
    const problem = (name: string): string | undefined => nameProblem(name, taken, 'task');
    return async (draft, frame) => put(await askText(frame, { prompt: 'The name of the task', placeholder: 'orders', value: draft.name, problem }), (name) => ({ ...draft, name }));
}

function activityStep(activities: readonly ActivityOutline[]): Step<NewTask> {
    const choices = activities.map(({ name, title, icon, description }): Choice<string> => ({
        label: name, value: name,
        ...(icon !== undefined && { iconPath: new ThemeIcon(icon) }),
        ...(title !== undefined && { description: title }),
        ...(description !== undefined && { detail: description }),
    }));
    return async (draft, frame) => put(await askChoice(frame, 'What should it do?', choices), (activity) => ({ ...draft, activity }));
}

function upstreamStep(tasks: readonly TaskOutline[]): Step<NewTask> {
    const choices = tasks.map(({ name, title }): Choice<string> => ({ label: name, value: name, ...(title !== undefined && { description: title }) }));
    return async (draft, frame) => put(await askChoices(frame, 'Which tasks must succeed first? (none: it starts at once)', choices), (upstreams) => ({ ...draft, upstreams }));
}
