import type { ReactNode } from 'react';
import { usePanel, usePanelModel } from '../store/context.tsx';

interface FormButtonsProps {
    readonly submit: string;
    /** Why it cannot be submitted yet. */
    readonly disabledReason?: string | undefined;
    /** Between submit and cancel. */
    readonly children?: ReactNode;
}

/** The end of a form; while the host works on it, nothing can be pressed twice. */
export function FormButtons({ submit, disabledReason, children }: FormButtonsProps): ReactNode {
    const { store } = usePanel();
    const isSaving = usePanelModel(({ gestures }) => gestures.pending.some(({ form }) => form !== undefined && form === gestures.gesture));
    return (
        <div className="popover-buttons" aria-busy={isSaving}>
            <button type="submit" className="button" disabled={isSaving} aria-disabled={disabledReason !== undefined} title={disabledReason}>{submit}</button>
            {children}
            <button type="button" className="button secondary" onClick={() => store.dispatch({ type: 'end' })}>Cancel</button>
        </div>
    );
}
