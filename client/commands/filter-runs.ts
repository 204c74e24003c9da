import type { RunStatus } from '../../protocol/journal.ts';
import { statusIcon } from '../history/status-icon.ts';
import { askChoice, type Choice } from '../input/questions.ts';
import { inSteps, put, type Step } from '../input/steps.ts';
import { isLineRef } from '../outline.ts';
import type { Pline } from '../pline.ts';
import type { RunFilter } from '../../protocol/history.ts';

const STATUSES: readonly RunStatus[] = ['failed', 'succeeded', 'running', 'cancelled', 'interrupted'];

/** Asks which runs the Runs view is to show: of a line, with a status, in an environment. */
export async function filterRuns({ server, runsView }: Pline): Promise<void> {
    const { lines } = await server.workspaceLines();
    const names = [...new Set(lines.map(({ line }) => line))];
    const environments = [...new Set(runsView.shown.flatMap(({ environment }) => environment ?? []))];
    const steps = [
        lineStep(names), statusStep,
        ...(environments.length > 1 ? [environmentStep(environments)] : []),
    ];
    const filter = await inSteps<RunFilter>('Filter Runs', {}, steps);
    if (filter !== undefined) runsView.setFilter(filter);
}

/** Shows the runs of one line alone. */
export async function showRunsOfLine({ runsView }: Pline, argument: unknown): Promise<void> {
    if (isLineRef(argument)) runsView.setFilter({ line: argument.line });
}

export async function clearRunFilter({ runsView }: Pline): Promise<void> {
    runsView.setFilter({});
}

function lineStep(names: readonly string[]): Step<RunFilter> {
    const choices = [{ label: 'All lines', value: undefined }, ...names.map((name): Choice<string | undefined> => ({ label: name, value: name }))];
    return async (draft, frame) => put(await askChoice(frame, 'Runs of which line?', choices), (line) => ({ ...draft, ...(line !== undefined && { line }) }));
}

const statusStep: Step<RunFilter> = async (draft, frame) => {
    const choices = [{ label: 'Any status', value: undefined }, ...STATUSES.map((status): Choice<RunStatus | undefined> => ({ label: status, value: status, iconPath: statusIcon(status) }))];
    return put(await askChoice(frame, 'With which status?', choices), (status) => ({ ...draft, ...(status !== undefined && { status }) }));
};

function environmentStep(names: readonly string[]): Step<RunFilter> {
    const choices = [{ label: 'Any environment', value: undefined }, ...names.map((name): Choice<string | undefined> => ({ label: name, value: name }))];
    return async (draft, frame) => put(await askChoice(frame, 'In which environment?', choices), (environment) => ({ ...draft, ...(environment !== undefined && { environment }) }));
}
