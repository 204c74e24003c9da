import type { ReactNode } from 'react';
import { GroupPopover } from '../create/GroupPopover.tsx';
import { QuickCreate } from '../create/QuickCreate.tsx';
import { KeysPopover } from '../help/KeysPopover.tsx';
import { ContextMenu, GroupMenu } from '../menus/ContextMenu.tsx';
import { DeletePopover } from '../menus/DeletePopover.tsx';
import { EdgePopover } from '../menus/EdgePopover.tsx';
import { usePanelModel } from '../store/context.tsx';
import type { Gesture } from './gesture.ts';
import { RefusalNote } from './RefusalNote.tsx';

/** Whatever lies over the panel because of the present gesture. */
export function GestureLayer(): ReactNode {
    const gesture = usePanelModel(({ gestures }) => gestures.gesture);
    const refusal = usePanelModel(({ gestures }) => gestures.refusal);
    const said = usePanelModel(({ gestures }) => gestures.said);
    return (
        <>
            {gesture !== undefined && <Floating gesture={gesture} />}
            {refusal !== undefined && !showsRefusal(gesture) && <RefusalNote {...refusal} />}
            <div className="live-region" role="status" aria-live="polite">{said}</div>
        </>
    );
}

function Floating({ gesture }: { readonly gesture: Gesture }): ReactNode {
    switch (gesture.kind) {
        case 'create': return <QuickCreate at={gesture.at} after={gesture.after} />;
        case 'menu': return <ContextMenu at={gesture.at} task={gesture.task} />;
        case 'move': return <GroupMenu at={gesture.at} tasks={gesture.tasks} />;
        case 'group': return <GroupPopover at={gesture.at} tasks={gesture.tasks} />;
        case 'edge': return <EdgePopover at={gesture.at} edge={gesture.edge} />;
        case 'delete': return <DeletePopover at={gesture.at} tasks={gesture.tasks} />;
        case 'keys': return <KeysPopover at={gesture.at} />;
        default: return null;
    }
}

/** Whether the gesture's own form says why the host refused. */
function showsRefusal(gesture: Gesture | undefined): boolean {
    return gesture !== undefined && ['create', 'group', 'rename'].includes(gesture.kind);
}
