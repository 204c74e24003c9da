import { usePanel, usePanelModel } from '../store/context.tsx';
import type { Tool } from './tool.ts';

/** Which environment values are shown for. @returns nothing where the line has no choice */
export function useEnvironmentTool(): readonly Tool[] {
    const { store, host } = usePanel();
    const environments = usePanelModel(({ graph }) => graph?.environments) ?? [];
    const chosen = usePanelModel(({ panels }) => panels.environment) ?? environments[0];
    if (environments.length < 2) return [];
    const choose = (name: string): void => {
        store.dispatch({ type: 'environment', name });
        host.send({ type: 'environment', name });
    };
    return [{
        kind: 'menu', icon: 'globe', label: 'Environment to show values for',
        items: environments.map((name) => ({ kind: 'action', label: name, isChecked: name === chosen, choose: () => choose(name) })),
    }];
}
