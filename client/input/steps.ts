/** A dialog of several steps in the quick input, with a way back. */

export type Answer<T> = { readonly kind: 'next'; readonly value: T } | { readonly kind: 'back' } | { readonly kind: 'cancel' };

/** What a step shows of the whole dialog. */
export interface StepFrame {
    readonly title: string;
    readonly step: number;
    readonly totalSteps: number;
}

/** Asks for one thing, and answers with the draft that has it in. */
export type Step<Draft> = (draft: Draft, frame: StepFrame) => Promise<Answer<Draft>>;

/** @returns the draft when every step has an answer; undefined when the person gave up */
export async function inSteps<Draft>(title: string, start: Draft, steps: readonly Step<Draft>[]): Promise<Draft | undefined> {
    const drafts = [start];
    for (let draft = drafts.at(-1); draft !== undefined; draft = drafts.at(-1)) {
        const step = steps[drafts.length - 1];
        if (step === undefined) return draft;
        const answer = await step(draft, { title, step: drafts.length, totalSteps: steps.length });
        if (answer.kind === 'cancel') return undefined;
        if (answer.kind === 'next') drafts.push(answer.value);
        else if (drafts.length > 1) drafts.pop();
    }
    return undefined;
}

/** Puts what a question gave into the draft. */
export function put<T, Draft>(answer: Answer<T>, fill: (value: T) => Draft): Answer<Draft> {
    return answer.kind === 'next' ? { kind: 'next', value: fill(answer.value) } : answer;
}
