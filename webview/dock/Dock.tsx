import type { KeyboardEvent, ReactNode } from 'react';
import { IconButton } from '../components/IconButton.tsx';
import { LogView } from '../log/LogView.tsx';
import { usePanel } from '../store/context.tsx';
import { Timeline } from '../timeline/Timeline.tsx';

type Tab = 'log' | 'timeline';
const tabs: readonly (readonly [Tab, string])[] = [['log', 'Log'], ['timeline', 'Timeline']];

/** What lies below the graph: a task's log, or the timeline of the run. */
export function Dock({ tab }: { readonly tab: Tab }): ReactNode {
    const { store } = usePanel();
    const show = (next: Tab): void => store.dispatch({ type: 'dock', tab: next });
    const onKeyDown = ({ key, currentTarget }: KeyboardEvent<HTMLDivElement>): void => {
        if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
        const next = tab === 'log' ? 'timeline' : 'log';
        show(next);
        currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
    };
    return (
        <>
            <div className="dock-head">
                <div className="tabs" role="tablist" aria-label="Run" onKeyDown={onKeyDown}>
                    {tabs.map(([name, label]) => (
                        <button
                            key={name}
                            id={`tab-${name}`}
                            type="button"
                            role="tab"
                            className="tab"
                            aria-selected={tab === name}
                            aria-controls="dock-panel"
                            tabIndex={tab === name ? 0 : -1}
                            onClick={() => show(name)}
                        >
                            {label}
                        </button>
                    ))}
                </div>
                <IconButton icon="close" label="Close the run's log and timeline" onClick={() => store.dispatch({ type: 'dock' })} />
            </div>
            <div className="dock-panel" id="dock-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
                {tab === 'log' ? <LogView /> : <Timeline />}
            </div>
        </>
    );
}
