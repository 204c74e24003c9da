import type { Edit } from '../../protocol/edit.ts';
import type { HostMessage, PanelMessage } from '../../protocol/panel.ts';

type Question = Extract<PanelMessage, { readonly type: 'edit' | 'checkValue' }>;
type Unnumbered<Q> = Q extends Question ? Omit<Q, 'request'> : never;
export type Edited = Extract<HostMessage, { readonly type: 'edited' }>;
type Checked = Extract<HostMessage, { readonly type: 'checked' }>;

/** Questions to the host that it answers by number. */
export class Requests {
    readonly #send: (message: PanelMessage) => void;
    readonly #waiting = new Map<number, (answer: never) => void>();
    #last = 0;

    constructor(send: (message: PanelMessage) => void) {
        this.#send = send;
    }

    /**
     * One gesture, one undo.
     * @param version of the text that the graph was made of
     * @returns what was made, or why nothing was changed
     */
    edit(edits: readonly Edit[], version: number): Promise<Edited> {
        return this.#ask({ type: 'edit', edits, version });
    }

    /** @returns what would be wrong with this Pline text as the property's value */
    async check(task: string, property: string, value: string): Promise<readonly string[]> {
        const { problems } = await this.#ask<Checked>({ type: 'checkValue', task, property, value });
        return problems;
    }

    /** Takes each message of the host; those that answer nothing are passed over. */
    answer(message: HostMessage): void {
        if (message.type !== 'edited' && message.type !== 'checked') return;
        this.#waiting.get(message.request)?.(message as never);
        this.#waiting.delete(message.request);
    }

    #ask<A extends Edited | Checked>(question: Unnumbered<Question>): Promise<A> {
        const request = ++this.#last;
        const { promise, resolve } = Promise.withResolvers<A>();
        this.#waiting.set(request, resolve);
        this.#send({ ...question, request });
        return promise;
    }
}
