import type { RunSummary } from '../../protocol/journal.ts';
import type { MenuItem } from '../menus/menu-item.ts';
import { formatDuration } from '../run/duration.ts';
import { runLooks } from '../run/status.ts';
import { usePanelModel, useSend } from '../store/context.tsx';
import type { Tool } from './tool.ts';

/** More of them are in the history. */
const mostListed = 15;

/** Which run is shown over the graph: the newest, or a past one. */
export function useRunsTool(): Tool {
    const send = useSend();
    const runs = usePanelModel(({ panels }) => panels.runs);
    const chosen = usePanelModel(({ panels }) => panels.chosenRun);
    const choose = (run: string | undefined): void => send({ type: 'chooseRun', ...(run !== undefined && { run }) });
    const past = (runs ?? []).slice(0, mostListed).map((run): MenuItem => ({
        kind: 'action', icon: runLooks[run.status].icon, label: textOf(run), isChecked: run.id === chosen, choose: () => choose(run.id),
    }));
    const none: MenuItem = { kind: 'action', label: runs === undefined ? 'Reading the runs …' : 'The line has not run yet.', choose: () => undefined };
    return {
        kind: 'menu', icon: 'history', label: 'Show a past run', prepare: () => send({ type: 'showRuns' }),
        items: [
            { kind: 'action', icon: 'debug-start', label: 'Newest run', isChecked: chosen === undefined, choose: () => choose(undefined) },
            { kind: 'separator' },
            ...(past.length > 0 ? past : [none]),
        ],
    };
}

function textOf({ status, started, ended, tasks }: RunSummary): string {
    const time = new Date(started).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
    const took = ended === null ? '' : `, ${formatDuration(Date.parse(ended) - Date.parse(started))}`;
    return `${time}: ${runLooks[status].text.toLowerCase()}${tasks.failed > 0 ? `, ${tasks.failed} failed` : ''}${took}`;
}
