import type { GroupOutline } from '../../protocol/lsp.ts';
import { askChoice, askText, type Choice } from '../input/questions.ts';
import { put, type Answer, type Step, type StepFrame } from '../input/steps.ts';
import { nameProblem, type TaskOutline } from '../outline.ts';
import type { BulkDraft, Waiting } from './draft.ts';

/** Asks which group the tasks go into. */
export function groupStep(groups: readonly GroupOutline[]): Step<BulkDraft> {
    const choices: Choice<string | null | undefined>[] = [
        { label: '$(circle-slash) No group, or that of the template', value: undefined },
        ...groups.map(({ name, title }) => ({ label: name, description: title === name ? '' : title, value: name })),
        { label: '$(add) New group…', value: null },
    ];
    return async ({ group: _before, ...draft }, frame) => {
        const answer = await askChoice(frame, 'Which group are they in?', choices);
        if (answer.kind !== 'next' || answer.value !== null) return put(answer, (group) => ({ ...draft, ...(typeof group === 'string' && { group }) }));
        return put(await askText(frame, { prompt: 'The name of the group', placeholder: 'raw', problem: (name) => nameProblem(name, groups.map((group) => group.name), 'task') }), (group) => ({ ...draft, group }));
    };
}

type Kind = 'none' | 'after' | 'before' | 'chain';

/** Asks what the tasks wait for, or what waits for them. */
export function waitingStep(tasks: readonly TaskOutline[]): Step<BulkDraft> {
    const choices: Choice<Kind>[] = [
        { label: 'They wait for nothing', value: 'none' },
        ...(tasks.length === 0 ? [] : [{ label: 'All wait for one task…', value: 'after' as const }, { label: 'One task waits for all of them…', value: 'before' as const }]),
        { label: 'Each waits for the one before it', value: 'chain' },
    ];
    return async (draft, frame) => {
        const answer = await askChoice(frame, 'What do they wait for?', choices);
        if (answer.kind !== 'next') return answer;
        return put(await waitingOf(answer.value, tasks, frame), (waiting) => ({ ...draft, waiting }));
    };
}

async function waitingOf(kind: Kind, tasks: readonly TaskOutline[], frame: StepFrame): Promise<Answer<Waiting>> {
    if (kind === 'none' || kind === 'chain') return { kind: 'next', value: kind === 'chain' ? { chain: true } : {} };
    const choices = tasks.map(({ name, title }): Choice<string> => ({ label: name, value: name, ...(title !== undefined && { description: title }) }));
    return put(await askChoice(frame, kind === 'after' ? 'Which task do they wait for?' : 'Which task waits for them?', choices), (task) => kind === 'after' ? { after: [task] } : { before: [task] });
}
