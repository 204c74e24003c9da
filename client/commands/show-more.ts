import type { MoreTasksNode } from '../lines-view/nodes.ts';
import type { Pline } from '../pline.ts';

/** Shows the next of the tasks that the Production Lines view left out. */
export async function showMoreTasks({ linesView }: Pline, argument: unknown): Promise<void> {
    if (isMoreTasks(argument)) linesView.showMore(argument);
}

/** Shows the next page of the Runs view. */
export async function showOlderRuns({ runsView }: Pline): Promise<void> {
    runsView.showOlder();
}

function isMoreTasks(argument: unknown): argument is MoreTasksNode {
    return typeof argument === 'object' && argument !== null && 'kind' in argument && argument.kind === 'more';
}
