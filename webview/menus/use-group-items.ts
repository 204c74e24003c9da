import { useActions } from '../gestures/use-actions.ts';
import { usePanel, usePanelModel } from '../store/context.tsx';
import { action, type MenuItem } from './menu-item.ts';
import { placeOfTask } from './place.ts';

/** The groups that tasks can be moved to; the one that all of them are in is checked. */
export function useGroupItems(tasks: readonly string[]): MenuItem {
    const { store } = usePanel();
    const actions = useActions();
    const known = usePanelModel(({ gestures }) => gestures.groups);
    const graph = usePanelModel((model) => model.graph);
    const used = graph?.groups ?? [];
    const groups = [...used, ...known.filter(({ name }) => used.every((group) => group.name !== name))];
    const present = new Set(graph?.nodes.filter(({ id }) => tasks.includes(id)).map(({ group }) => group));
    const choice = (label: string, name: string | undefined): MenuItem => ({
        kind: 'action', label, isChecked: present.size === 1 && present.has(name), choose: () => actions.move(tasks, name),
    });
    const ask = (): void => store.dispatch({ type: 'begin', gesture: { kind: 'group', at: placeOfTask(tasks[0] ?? '') ?? { x: 0, y: 0 }, tasks } });
    return {
        kind: 'submenu', icon: 'group-by-ref-type', label: 'Move to Group',
        items: [...groups.map(({ name, title }) => choice(title, name)), choice('No Group', undefined), { kind: 'separator' }, action('add', 'New Group …', ask)],
    };
}
