import { useEffect } from 'react';
import { usePanel } from '../store/context.tsx';

/** Ctrl+F (Cmd+F) searches for a task, wherever the keyboard is. */
export function useSearchKey(): void {
    const { store } = usePanel();
    useEffect(() => {
        const onKeyDown = (event: KeyboardEvent): void => {
            if (event.key !== 'f' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
            event.preventDefault();
            if (store.read().panels.found === undefined) store.dispatch({ type: 'found', found: { tasks: new Set() } });
        };
        document.addEventListener('keydown', onKeyDown);
        return () => document.removeEventListener('keydown', onKeyDown);
    }, [store]);
}
