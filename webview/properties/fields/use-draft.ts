import { useState, type KeyboardEvent } from 'react';

interface Draft {
    readonly text: string;
    readonly change: (text: string) => void;
    readonly onBlur: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
}

interface DraftOptions {
    readonly onDraft?: (text: string) => void;
    /** @returns whether it was taken */
    readonly onCommit: (text: string) => Promise<boolean>;
    readonly isLong?: boolean;
}

/**
 * A text while it is written: it is taken when the keyboard leaves it or on Enter (with Ctrl where Enter begins a line), and given up on Escape.
 * What comes from outside meanwhile shows only once nothing is being written.
 */
export function useDraft(text: string, { onDraft, onCommit, isLong = false }: DraftOptions): Draft {
    const [draft, setDraft] = useState<string>();
    /** What was taken shows until it comes back, instead of what it is exchanged for. */
    const [taken, setTaken] = useState<{ readonly text: string; readonly over: string }>();
    if (taken !== undefined && taken.over !== text) setTaken(undefined);
    const commit = async (): Promise<void> => {
        if (draft === undefined) return;
        setDraft(undefined);
        if (draft === text) return;
        setTaken({ text: draft, over: text });
        if (!await onCommit(draft)) setTaken(undefined);
    };
    return {
        text: draft ?? taken?.text ?? text,
        change(next) {
            setDraft(next);
            onDraft?.(next);
        },
        onBlur: () => void commit(),
        onKeyDown(event) {
            if (event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey)) void commit();
            if (event.key !== 'Escape' || draft === undefined) return;
            event.stopPropagation();
            setDraft(undefined);
            onDraft?.(text);
        },
    };
}
