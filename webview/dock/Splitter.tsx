import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { usePanel } from '../store/context.tsx';

interface SplitterProps {
    readonly part: 'properties' | 'dock';
    /** `vertical`: it is moved to the left and right. */
    readonly orientation: 'vertical' | 'horizontal';
    readonly size: number;
    readonly label: string;
}

/** How far an arrow key moves it, in pixels. */
const step = 24;

/** The edge of a part of the panel, to be dragged or moved by the arrow keys. The part lies to its right, or below it. */
export function Splitter({ part, orientation, size, label }: SplitterProps): ReactNode {
    const { store } = usePanel();
    const resize = (next: number): void => store.dispatch({ type: 'resize', part, size: next });
    const place = ({ clientX, clientY }: PointerEvent): number => (orientation === 'vertical' ? clientX : clientY);
    const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
        const { currentTarget: handle, pointerId } = event;
        const start = place(event) + size;
        handle.setPointerCapture(pointerId);
        const move = (moved: globalThis.PointerEvent): void => resize(start - (orientation === 'vertical' ? moved.clientX : moved.clientY));
        handle.addEventListener('pointermove', move);
        handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), { once: true });
    };
    const onKeyDown = (event: KeyboardEvent): void => {
        const [larger, smaller] = orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
        if (event.key !== larger && event.key !== smaller) return;
        event.preventDefault();
        resize(size + (event.key === larger ? step : -step));
    };
    return (
        <div
            className={`splitter ${orientation}`}
            role="separator"
            tabIndex={0}
            aria-orientation={orientation}
            aria-label={label}
            aria-valuenow={size}
            onPointerDown={onPointerDown}
            onKeyDown={onKeyDown}
        />
    );
}
