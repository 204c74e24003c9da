import { isEditable } from '../gestures/connection-problem.ts';
import { useActions } from '../gestures/use-actions.ts';
import { useRunBlock } from '../components/TaskToolbar.tsx';
import { usePanel, usePanelModel } from '../store/context.tsx';
import { conditions, conditionWords } from '../words.ts';
import { action, tidied, type MenuItem } from './menu-item.ts';
import { placeOfTask } from './place.ts';
import { useGroupItems } from './use-group-items.ts';

/** What can be done with one task. */
export function useTaskItems(task: string): readonly MenuItem[] {
    const { store, host } = usePanel();
    const actions = useActions();
    const disabledReason = useRunBlock();
    const node = usePanelModel(({ graph }) => graph?.nodes.find(({ id }) => id === task));
    const hasRun = usePanelModel(({ run }) => (run?.tasks[task]?.attempt ?? 0) > 0);
    const canRunFrom = usePanelModel((model) => model.canRunFrom);
    const groups = useGroupItems([task]);
    if (node === undefined || node.members !== undefined) return [];
    const at = placeOfTask(task) ?? { x: 0, y: 0 };
    const onEach = (choose: (condition: typeof conditions[number]) => void): readonly MenuItem[] =>
        conditions.map((condition) => ({ kind: 'action', condition, label: capital(conditionWords[condition]), choose: () => choose(condition) }));
    const openProperties = (): void => {
        store.dispatch({ type: 'choose', task, focus: false });
        store.dispatch({ type: 'open', part: 'properties' });
    };
    const onward: readonly MenuItem[] = [
        { kind: 'submenu', icon: 'add', label: 'Add Task', items: onEach((condition) => actions.create(at, { task, condition })) },
        { kind: 'submenu', icon: 'arrow-right', label: 'Connect to Task', items: onEach((condition) => actions.startConnection(task, condition, 'pick')) },
        { kind: 'separator' },
    ];
    const source = action('go-to-file', 'Go to Source', () => host.send({ type: 'reveal', task, focus: true }), { keys: 'Enter' });
    if (!isEditable(node)) return [...onward, source];
    return tidied([
        ...onward,
        action('copy', 'Clone', () => actions.clone([task])),
        action('edit', 'Rename', () => store.dispatch({ type: 'begin', gesture: { kind: 'rename', task } }), { keys: 'F2' }),
        groups,
        action('settings', 'Properties', openProperties),
        source,
        { kind: 'separator' },
        action('play', 'Run This Task', () => host.send({ type: 'run', task }), { disabledReason }),
        canRunFrom ? action('debug-continue', 'Run from Here', () => host.send({ type: 'runFrom', task }), { disabledReason }) : undefined,
        hasRun ? action('output', 'Show Log', () => store.dispatch({ type: 'followLog', task })) : undefined,
        { kind: 'separator' },
        action('trash', 'Delete', () => actions.askToDelete([task]), { keys: 'Del' }),
    ]);
}

function capital(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
