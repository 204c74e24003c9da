import { askText } from './questions.ts';
import { put, type Step } from './steps.ts';

/** What a copy has instead of what the original has. */
export interface ReplacementDraft {
    /** Empty: nothing is replaced. */
    readonly from: string;
    readonly to: string;
}

/** Asks what to replace in codes, titles and values, and what stands there instead. @param original what is copied, to choose from */
export function askReplacement<Draft extends ReplacementDraft>(original: (draft: Draft) => string): Step<Draft>[] {
    return [
        async (draft, frame) => put(await askText(frame, { prompt: `What to replace in names, titles and values of ${original(draft)} (empty: nothing)`, placeholder: 'customers', value: draft.from }), (from) => ({ ...draft, from })),
        async (draft, frame) => draft.from === '' ? { kind: 'next', value: draft } : put(await askText(frame, { prompt: `What stands there instead of "${draft.from}"`, placeholder: 'suppliers', value: draft.to }), (to) => ({ ...draft, to })),
    ];
}
