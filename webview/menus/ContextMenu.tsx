import { useCallback, type ReactNode } from 'react';
import type { Point } from '../../protocol/graph.ts';
import { isEditable } from '../gestures/connection-problem.ts';
import { useActions } from '../gestures/use-actions.ts';
import { usePanel, usePanelModel } from '../store/context.tsx';
import { count } from '../words.ts';
import { Menu } from './Menu.tsx';
import { action, type MenuItem } from './menu-item.ts';
import { useGroupItems } from './use-group-items.ts';
import { useTaskItems } from './use-task-items.ts';

interface ContextMenuProps {
    readonly at: Point;
    /** None: the canvas. */
    readonly task: string | undefined;
}

/** What can be done with what the pointer or the keyboard is on. */
export function ContextMenu({ at, task }: ContextMenuProps): ReactNode {
    const marked = usePanelModel(({ gestures }) => gestures.marked);
    if (task === undefined) return <CanvasMenu at={at} />;
    return marked.size > 1 && marked.has(task) ? <MarkedMenu at={at} tasks={[...marked]} /> : <TaskMenu at={at} task={task} />;
}

function TaskMenu({ at, task }: { readonly at: Point; readonly task: string }): ReactNode {
    const items = useTaskItems(task);
    const title = usePanelModel(({ graph }) => graph?.nodes.find(({ id }) => id === task)?.title ?? task);
    return <GestureMenu at={at} label={title} items={items} />;
}

function MarkedMenu({ at, tasks }: { readonly at: Point; readonly tasks: readonly string[] }): ReactNode {
    const { store } = usePanel();
    const actions = useActions();
    const groups = useGroupItems(tasks);
    const those = count(tasks.length, 'Task');
    return (
        <GestureMenu at={at} label={those} items={[
            action('copy', `Clone ${those}`, () => actions.clone(tasks)),
            groups,
            { kind: 'separator' },
            action('close', 'Clear Selection', () => store.dispatch({ type: 'mark', tasks: [] }), { keys: 'Esc' }),
            { kind: 'separator' },
            action('trash', `Delete ${those}`, () => actions.askToDelete(tasks), { keys: 'Del' }),
        ]} />
    );
}

function CanvasMenu({ at }: { readonly at: Point }): ReactNode {
    const { store } = usePanel();
    const actions = useActions();
    const markAll = (): void => store.dispatch({ type: 'mark', tasks: store.read().graph?.nodes.filter(isEditable).map(({ id }) => id) ?? [] });
    return (
        <GestureMenu at={at} label="Line" items={[
            action('add', 'Add Task', () => actions.create(at)),
            { kind: 'separator' },
            action('list-selection', 'Select All Tasks', markAll, { keys: 'Ctrl+A' }),
        ]} />
    );
}

/** Only the groups that tasks can be moved to. */
export function GroupMenu({ at, tasks }: { readonly at: Point; readonly tasks: readonly string[] }): ReactNode {
    const item = useGroupItems(tasks);
    return item.kind === 'submenu' ? <GestureMenu at={at} label={item.label} items={item.items} /> : null;
}

function GestureMenu({ at, label, items }: { readonly at: Point; readonly label: string; readonly items: readonly MenuItem[] }): ReactNode {
    const { store } = usePanel();
    const close = useCallback(() => store.dispatch({ type: 'end' }), [store]);
    return <Menu at={at} label={label} items={items} onClose={close} />;
}
