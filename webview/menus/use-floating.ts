import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Point } from '../../protocol/graph.ts';

interface Floating<E extends HTMLElement> {
    readonly element: RefObject<E | null>;
    /** Hidden until its size is known, which its place depends on. */
    readonly style: { readonly left: number; readonly top: number; readonly visibility?: 'hidden' };
}

/**
 * Something that lies over the page.
 * @param place where it goes, by its size
 */
export function useFloatingPlace<E extends HTMLElement>(place: (box: DOMRect) => Point): Floating<E> {
    const element = useRef<E>(null);
    const [point, setPoint] = useState<Point>();
    const measure = useEffectEvent((floating: HTMLElement) => setPoint(place(floating.getBoundingClientRect())));
    useLayoutEffect(() => {
        const floating = element.current;
        if (floating === null) return undefined;
        const observer = new ResizeObserver(() => measure(floating));
        observer.observe(floating);
        return () => observer.disconnect();
    }, []);
    return { element, style: point === undefined ? { left: 0, top: 0, visibility: 'hidden' } : { left: point.x, top: point.y } };
}

/**
 * The same for something that takes the keyboard; what had the keyboard gets it back.
 * @param onLeave a press of the pointer somewhere else
 */
export function useFloating<E extends HTMLElement>(place: (box: DOMRect) => Point, onLeave: (() => void) | undefined): Floating<E> {
    const { element, style } = useFloatingPlace<E>(place);
    const isPlaced = style.visibility === undefined;
    useLayoutEffect(() => {
        const floating = element.current;
        if (!isPlaced || floating === null) return undefined;
        const before = document.activeElement;
        firstStop(floating)?.focus({ preventScroll: true });
        return () => {
            if (floating.contains(document.activeElement) && (before instanceof HTMLElement || before instanceof SVGElement)) before.focus({ preventScroll: true });
        };
    }, [element, isPlaced]);
    useEffect(() => {
        if (onLeave === undefined) return undefined;
        const onPointerDown = ({ target }: PointerEvent): void => {
            if (target instanceof Node && !element.current?.contains(target)) onLeave();
        };
        document.addEventListener('pointerdown', onPointerDown, true);
        return () => document.removeEventListener('pointerdown', onPointerDown, true);
    }, [element, onLeave]);
    return { element, style };
}

/** What asks for the keyboard, else the first that can take it. */
function firstStop(element: HTMLElement): HTMLElement | null {
    const stops = 'input, select, textarea, button:not([tabindex="-1"]), [role^="menuitem"]';
    return element.querySelector<HTMLElement>('[data-autofocus]') ?? element.querySelector<HTMLElement>(stops);
}
