import { applyEdits } from '../edits/apply.ts';
import { selectTask } from '../edits/show.ts';
import { askReplacement, type ReplacementDraft } from '../input/replacement.ts';
import { askChoices, type Choice } from '../input/questions.ts';
import { inSteps, put, type Step } from '../input/steps.ts';
import { blockAt, isTasksRef, type TaskOutline } from '../outline.ts';
import type { Pline } from '../pline.ts';
import { targetLine } from '../targets.ts';

interface Clones extends ReplacementDraft {
    readonly tasks: readonly string[];
}

/** Asks which tasks to copy, and what their names and values have instead; writes the copies behind them, and selects the first one's name. */
export async function cloneTasks(pline: Pline, argument: unknown): Promise<void> {
    const target = await targetLine(pline, argument, 'Clone Tasks');
    if (target === undefined) return;
    const { uri, line, outline, row } = target;
    const given = isTasksRef(argument) ? argument.tasks : [];
    const under = row === undefined ? undefined : blockAt(outline.tasks, row)?.name;
    const steps = [...(given.length > 0 ? [] : [tasksStep(outline.tasks, under)]), ...askReplacement<Clones>((draft) => draft.tasks.join(', '))];
    const draft = await inSteps<Clones>(`Clone Tasks of ${line}`, { tasks: given, from: '', to: '' }, steps);
    if (draft === undefined) return;
    const { tasks, from, to } = draft;
    const [first] = await applyEdits(pline.server, uri, [{ kind: 'cloneTasks', line, tasks, ...(from !== '' && { replacements: [{ from, to }] }) }]) ?? [];
    if (first !== undefined) await selectTask(pline.server, { uri, line, task: first });
}

function tasksStep(tasks: readonly TaskOutline[], under: string | undefined): Step<Clones> {
    return async (draft, frame) => {
        const choices = tasks.map(({ name, title }): Choice<string> => ({ label: name, value: name, picked: name === under, ...(title !== undefined && { description: title }) }));
        return put(await askChoices(frame, 'Which tasks?', choices), (chosen) => ({ ...draft, tasks: chosen }));
    };
}
