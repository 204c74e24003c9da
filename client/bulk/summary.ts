import type { PlanBulkResult } from '../../protocol/bulk-requests.ts';
import { askChoice, type Choice } from '../input/questions.ts';
import { put, type Step } from '../input/steps.ts';
import type { Server } from '../language-server/server.ts';
import { requestOf, type BulkDraft } from './draft.ts';

/** Says what the answers come to, or what is wrong with them, and asks whether to do it. */
export function summaryStep(server: Server, uri: string, line: string): Step<BulkDraft> {
    return async (draft, frame) => {
        const plan = await server.planBulk({ uri, request: requestOf(line, draft) });
        for (;;) {
            const answer = await askChoice(frame, plan.problems.length > 0 ? 'This cannot be done: go back and change it.' : 'Nothing has been changed so far.', choicesOf(plan));
            if (answer.kind !== 'next' || answer.value !== undefined) return put(answer, (preview) => ({ ...draft, preview: preview ?? true }));
        }
    };
}

/** What only tells something has no value. */
function choicesOf({ added, skipped, problems, notes }: PlanBulkResult): Choice<boolean | undefined>[] {
    const told = (icon: string, label: string): Choice<undefined> => ({ label: `$(${icon}) ${label}`, value: undefined });
    const tasks = `${added.length} ${added.length === 1 ? 'task' : 'tasks'}`;
    return [
        ...(problems.length > 0 || added.length === 0 ? [] : [
            { label: `$(diff) Show what changes, then add ${tasks}`, detail: shortened(added), value: true },
            { label: `$(check) Add ${tasks} at once`, value: false },
        ]),
        ...problems.map(({ row, message }) => told('error', row === undefined ? message : `Row ${row}: ${message}`)),
        ...(problems.length === 0 && added.length === 0 ? [told('info', 'There is nothing to add: go back and choose rows.')] : []),
        ...notes.map((note) => told('info', note)),
        ...(skipped.length === 0 ? [] : [told('debug-step-over', `Left out, for they are there already: ${shortened(skipped.map(({ task }) => task))}`)]),
    ];
}

function shortened(names: readonly string[]): string {
    return names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', ');
}
