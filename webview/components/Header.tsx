import type { ReactNode } from 'react';
import { LineTitle } from '../create/LineTitle.tsx';
import { usePanelModel } from '../store/context.tsx';
import { Toolbar } from '../toolbar/Toolbar.tsx';
import { useTools } from '../toolbar/use-tools.ts';
import { RunProgress, RunSummary } from './RunSummary.tsx';

/** The line's name, its run, and what can be done with both. */
export function Header(): ReactNode {
    const tools = useTools();
    const hasLine = usePanelModel(({ graph }) => graph !== undefined);
    if (!hasLine) return null;
    return (
        <header className="header">
            <LineTitle />
            <RunSummary />
            <Toolbar label="Line" tools={tools} />
            <RunProgress />
        </header>
    );
}
