import { ThemeIcon } from 'vscode';
import type { BulkRequest } from '../../protocol/bulk.ts';
import type { ActivityOutline } from '../../protocol/lsp.ts';
import { askChoice, type Choice } from '../input/questions.ts';
import { put, type Step } from '../input/steps.ts';
import type { TaskOutline } from '../outline.ts';
import type { BulkDraft } from './draft.ts';

/** Asks what the tasks do: use an activity, or do as a task of the line does. */
export function templateStep(activities: readonly ActivityOutline[], tasks: readonly TaskOutline[]): Step<BulkDraft> {
    const like = tasks.filter(({ activity }) => activity !== undefined).map(({ name, activity = '', title }): Choice<BulkRequest['template']> =>
        ({ label: `$(copy) Like ${name}`, description: [activity, title].filter(Boolean).join(' · '), value: { task: name } }));
    return async (draft, frame) => {
        const uses = activities.map(({ name, title, icon, description }): Choice<BulkRequest['template']> => ({
            label: name, value: { activity: name },
            ...(icon !== undefined && { iconPath: new ThemeIcon(icon) }), ...(title !== undefined && { description: title }), ...(description !== undefined && { detail: description }),
        }));
        // Tables are copied, as a rule.
        const first = draft.connection === undefined ? [] : uses.filter(({ label }) => label === 'ingest.database');
        return put(await askChoice(frame, 'What should each task do?', [...first, ...like, ...uses.filter((choice) => !first.includes(choice))]), (template) => ({ ...draft, template }));
    };
}
