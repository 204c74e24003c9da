import { usePanelModel } from '../store/context.tsx';
import { useShow, viewOf } from '../view/use-view.ts';
import type { Tool } from './tool.ts';

const firstDepth = 1;

/** Which part of the line is shown. */
export function useViewTools(): readonly Tool[] {
    const show = useShow();
    const external = usePanelModel((model) => viewOf(model).external);
    const focus = usePanelModel((model) => viewOf(model).focus);
    const collapsed = usePanelModel((model) => viewOf(model).collapsed);
    const groups = usePanelModel(({ graph }) => graph?.groups);
    const selected = usePanelModel(({ graph, selected: id }) => graph?.nodes.find((node) => node.id === id && node.members === undefined)?.id);
    const isFocused = focus !== undefined;
    const areCollapsed = collapsed.length > 0;
    return [
        { kind: 'action', icon: 'link-external', label: 'Show external tasks', isOn: external, choose: () => show({ external: !external }) },
        {
            kind: 'action', icon: 'target', label: 'Focus on the selected task', isOn: isFocused,
            disabledReason: !isFocused && selected === undefined ? 'select a task first' : undefined,
            choose: () => show({ focus: isFocused || selected === undefined ? undefined : { task: selected, depth: firstDepth } }),
        },
        {
            kind: 'action', icon: areCollapsed ? 'expand-all' : 'collapse-all', label: areCollapsed ? 'Expand all groups' : 'Collapse all groups',
            disabledReason: groups === undefined || groups.length === 0 ? 'no task of this line is in a group' : undefined,
            choose: () => show({ collapsed: areCollapsed ? [] : groups?.map(({ name }) => name) ?? [] }),
        },
    ];
}
