import type { ReactNode } from 'react';
import { ReactFlowProvider } from '@xyflow/react';
import { GestureLayer } from '../gestures/GestureLayer.tsx';
import { usePanelKeys } from '../gestures/use-keys.ts';
import { usePanelModel } from '../store/context.tsx';
import { Workspace } from '../dock/Workspace.tsx';
import { SearchBar } from '../search/SearchBar.tsx';
import { useSearchKey } from '../search/use-search-key.ts';
import { PastRunBar } from '../view/PastRunBar.tsx';
import { ViewBar } from '../view/ViewBar.tsx';
import { Canvas } from './Canvas.tsx';
import { EmptyView } from './EmptyView.tsx';
import { Header } from './Header.tsx';
import { Legend } from './Legend.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { SyntaxErrorBadge } from './SyntaxErrorBadge.tsx';

/** The whole panel: never blank without a reason. */
export function App(): ReactNode {
    const graph = usePanelModel((model) => model.graph);
    const isSearching = usePanelModel(({ panels }) => panels.found !== undefined);
    usePanelKeys();
    useSearchKey();
    return (
        <ReactFlowProvider>
            <Header />
            <ViewBar />
            <PastRunBar />
            <Workspace>
                <div className="stage">
                    {graph === undefined || graph.nodes.length === 0 ? <EmptyView /> : <Canvas graph={graph} />}
                    <SyntaxErrorBadge />
                    <Legend />
                    {isSearching && <SearchBar />}
                </div>
            </Workspace>
            <GestureLayer />
            <LiveRegion />
        </ReactFlowProvider>
    );
}
