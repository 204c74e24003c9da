import { Exit } from '../exit.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface InterruptActions {
    /** Tells the person what happens. */
    say(notice: string): void;
    /** Ends all that runs, without waiting. */
    kill(): void;
}

/** Ctrl-C and its like while a run goes on: the first cancels it, the second kills its tasks, and a third leaves at once. */
export class Interrupts {
    private readonly controller = new AbortController();
    private readonly actions: InterruptActions;
    private readonly listener = (): void => this.interrupt();
    private number = 0;

    constructor(actions: InterruptActions) {
        this.actions = actions;
        for (const signal of SIGNALS) process.on(signal, this.listener);
    }

    /** Aborted by the first. */
    get signal(): AbortSignal {
        return this.controller.signal;
    }

    dispose(): void {
        for (const signal of SIGNALS) process.off(signal, this.listener);
    }

    private interrupt(): void {
        this.number++;
        if (this.number === 1) {
            this.controller.abort();
            this.actions.say('Cancelling: the tasks are asked to end. Ctrl-C again kills them.');
        } else if (this.number === 2) {
            this.actions.say('Killing the tasks.');
            this.actions.kill();
        } else {
            process.exit(Exit.cancelled);
        }
    }
}
