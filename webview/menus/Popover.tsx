import { useCallback, type KeyboardEvent, type ReactNode } from 'react';
import type { Point } from '../../protocol/graph.ts';
import { usePanel, usePanelModel } from '../store/context.tsx';
import { placeAt } from './place.ts';
import { useFloating } from './use-floating.ts';

interface PopoverProps {
    readonly at: Point;
    readonly label: string;
    readonly className?: string;
    readonly children: ReactNode;
    /** What was typed goes only by Escape and its button, not by a click elsewhere. */
    readonly isForm?: boolean;
}

/** A small dialog of the present gesture, near the place where it began. Shows why the host refused what was sent from it. */
export function Popover({ at, label, className = '', isForm = false, children }: PopoverProps): ReactNode {
    const { store } = usePanel();
    const refusal = usePanelModel(({ gestures }) => gestures.refusal?.message);
    const close = useCallback(() => store.dispatch({ type: 'end' }), [store]);
    const { element, style } = useFloating<HTMLDivElement>((box) => placeAt(at, box, { width: window.innerWidth, height: window.innerHeight }), isForm ? undefined : close);
    const onKeyDown = (event: KeyboardEvent): void => {
        event.stopPropagation();
        if (event.key === 'Escape') close();
        else if (event.key === 'Tab') keepInside(event);
    };
    return (
        <div ref={element} style={style} role="dialog" aria-label={label} className={`popover ${className}`} onKeyDown={onKeyDown}>
            {children}
            {refusal !== undefined && <p className="popover-refusal" role="alert">{refusal}</p>}
        </div>
    );
}

function keepInside(event: KeyboardEvent): void {
    const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, select, button')].filter((stop) => stop.tabIndex >= 0 && !stop.matches(':disabled'));
    const [edge, other] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
    if (document.activeElement !== edge) return;
    event.preventDefault();
    other?.focus();
}
