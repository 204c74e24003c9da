import type { ReactNode } from 'react';
import { PropertiesPanel } from '../properties/PropertiesPanel.tsx';
import { usePanelModel } from '../store/context.tsx';
import { Dock } from './Dock.tsx';
import { Splitter } from './Splitter.tsx';
import { useNarrow } from './use-narrow.ts';

/** The graph, the properties beside it (below it where there is no room), and the run's log and timeline at the bottom. */
export function Workspace({ children }: { readonly children: ReactNode }): ReactNode {
    const { properties, propertiesSize, dock, dockSize } = usePanelModel(({ panels }) => panels.parts);
    const isNarrow = useNarrow();
    const side = isNarrow ? 'height' : 'width';
    return (
        <>
            <div className={`workspace${isNarrow ? ' narrow' : ''}`}>
                {children}
                {properties && (
                    <>
                        <Splitter part="properties" orientation={isNarrow ? 'horizontal' : 'vertical'} size={propertiesSize} label="Size of the properties" />
                        <aside className="properties" style={{ [side]: propertiesSize }} aria-label="Properties"><PropertiesPanel /></aside>
                    </>
                )}
            </div>
            {dock !== undefined && (
                <>
                    <Splitter part="dock" orientation="horizontal" size={dockSize} label="Size of the run's log and timeline" />
                    <section className="dock" style={{ height: dockSize }} aria-label="Run"><Dock tab={dock} /></section>
                </>
            )}
        </>
    );
}
