import { useEffect, type ReactNode } from 'react';
import { IconButton } from '../components/IconButton.tsx';
import { usePanel, usePanelModel, useSend } from '../store/context.tsx';
import { GeneralSection } from './GeneralSection.tsx';
import { LastRunSection } from './LastRunSection.tsx';
import { PropertyList } from './PropertyList.tsx';
import { WorkflowSection } from './WorkflowSection.tsx';

/** All that the selected task has, and can have. Every change is one edit of the text. */
export function PropertiesPanel(): ReactNode {
    const { store } = usePanel();
    const task = useInspectedTask();
    const title = usePanelModel(({ graph }) => graph?.nodes.find(({ id }) => id === task)?.title);
    const details = usePanelModel(({ panels }) => (panels.details?.name === task ? panels.details : undefined));
    return (
        <>
            <div className="properties-head">
                <h2 className="properties-title">{title ?? 'Properties'}</h2>
                <IconButton icon="close" label="Close the properties" onClick={() => store.dispatch({ type: 'toggle', part: 'properties' })} />
            </div>
            <div className="properties-body">
                {task === undefined && <p className="hint">Select a task to see and change its properties.</p>}
                {task !== undefined && details === undefined && <p className="hint" role="status">Reading the properties …</p>}
                {details !== undefined && (
                    <div key={details.name}>
                        <GeneralSection details={details} />
                        <PropertyList details={details} />
                        <WorkflowSection details={details} />
                        <LastRunSection task={details.name} />
                    </div>
                )}
            </div>
        </>
    );
}

/** Tells the host which task is shown for as long as the panel is open. @returns the selected task, where it is one of this line */
function useInspectedTask(): string | undefined {
    const send = useSend();
    const task = usePanelModel(({ graph, selected }) => graph?.nodes.find(({ id, external, members }) => id === selected && !external && members === undefined)?.id);
    useEffect(() => {
        send({ type: 'inspect', ...(task !== undefined && { task }) });
    }, [send, task]);
    useEffect(() => () => send({ type: 'inspect' }), [send]);
    return task;
}
