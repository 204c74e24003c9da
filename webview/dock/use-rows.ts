import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';

/** Rows above and below those that show, so that a flick shows no gap. */
const margin = 12;

/** Which rows of a long list show: the others are not drawn. */
export interface Rows {
    readonly first: number;
    /** Behind the last. */
    readonly end: number;
}

/**
 * @param rowHeight in pixels, the same for each row
 * @param count how many rows there are
 * @returns those that show, and what to call when the list was scrolled
 */
export function useRows(element: RefObject<HTMLElement | null>, rowHeight: number, count: number): readonly [Rows, () => void] {
    const [rows, setRows] = useState<Rows>({ first: 0, end: 2 * margin });
    const measure = useCallback(() => {
        const list = element.current;
        if (list === null) return;
        const first = Math.max(0, Math.floor(list.scrollTop / rowHeight) - margin);
        const end = Math.ceil((list.scrollTop + list.clientHeight) / rowHeight) + margin;
        setRows((before) => (before.first === first && before.end === end ? before : { first, end }));
    }, [element, rowHeight]);
    useLayoutEffect(() => {
        const list = element.current;
        if (list === null) return undefined;
        // It tells the size at once, too.
        const observer = new ResizeObserver(measure);
        observer.observe(list);
        return () => observer.disconnect();
    }, [element, measure]);
    return [{ first: Math.min(rows.first, count), end: Math.min(rows.end, count) }, measure];
}
