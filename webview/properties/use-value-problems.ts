import { useCallback, useRef, useState } from 'react';
import type { PropertyDetails } from '../../protocol/task.ts';
import { usePanel } from '../store/context.tsx';

/**
 * What is wrong with a value, in the language's own words: of the text, and while somebody writes, of what is being written.
 * @returns the problems, and what to call with each draft
 */
export function useValueProblems(task: string, property: PropertyDetails): readonly [readonly string[], (value: string | undefined) => void] {
    const { requests } = usePanel();
    const [drafted, setDrafted] = useState<{ readonly of: PropertyDetails; readonly problems: readonly string[] }>();
    const newest = useRef(0);
    const check = useCallback(async (value: string | undefined): Promise<void> => {
        const turn = ++newest.current;
        const problems = value === undefined ? [] : await requests.check(task, property.name, value);
        if (turn === newest.current) setDrafted({ of: property, problems });
    }, [requests, task, property]);
    // Once the text has changed, what was written is in it, or was given up.
    return [drafted?.of === property ? drafted.problems : property.problems, (value) => void check(value)];
}
