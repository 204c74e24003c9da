import { useLayoutEffect, useState, type RefObject } from 'react';
import type { Size } from './viewport.ts';

/** The size of an element, once it has one. */
export function useSize(element: RefObject<HTMLElement | null>): Size | undefined {
    const [size, setSize] = useState<Size>();
    useLayoutEffect(() => {
        const measured = element.current;
        if (measured === null) return undefined;
        const observer = new ResizeObserver(() => {
            const { clientWidth: width, clientHeight: height } = measured;
            if (width > 0 && height > 0) setSize({ width, height });
        });
        observer.observe(measured);
        return () => observer.disconnect();
    }, [element]);
    return size;
}
