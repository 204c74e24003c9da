export interface Progress {
    readonly message: string;
    readonly done?: number;
    readonly total?: number;
}

const PAUSE_MILLISECONDS = 200;

/** Passes on the newest progress of a task, a few times a second at most: each goes into the journal. */
export class ProgressThrottle {
    private readonly pass: (progress: Progress) => void;
    private newest: Progress | undefined;
    private timer: NodeJS.Timeout | undefined;

    constructor(pass: (progress: Progress) => void) {
        this.pass = pass;
    }

    tell(progress: Progress): void {
        this.newest = progress;
        if (this.timer === undefined) this.passNewest();
    }

    /** The task has ended: what was not passed on yet is of no interest any more. */
    close(): void {
        clearTimeout(this.timer);
    }

    private passNewest(): void {
        const { newest } = this;
        this.newest = undefined;
        this.timer = newest && setTimeout(() => this.passNewest(), PAUSE_MILLISECONDS);
        if (newest) this.pass(newest);
    }
}
