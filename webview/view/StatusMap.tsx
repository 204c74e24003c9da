import type { ReactNode } from 'react';
import { MiniMap } from '@xyflow/react';
import type { FlowNode } from '../canvas/flow.ts';
import { usePanelModel } from '../store/context.tsx';
import { groupStatus } from './group-status.ts';

/** The whole graph, small, each task in the colour of its status. */
export function StatusMap(): ReactNode {
    const tasks = usePanelModel(({ run }) => run?.tasks);
    const statusOf = ({ data: { node } }: FlowNode): string => (node.members === undefined ? tasks?.[node.id]?.status : groupStatus(node.members, tasks)?.worst) ?? 'idle';
    return <MiniMap<FlowNode> pannable zoomable position="bottom-right" nodeClassName={statusOf} nodeBorderRadius={6} ariaLabel="Overview map" />;
}
