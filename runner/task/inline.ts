import type { ActivityContext, InlineActivity } from '../activities/activity.ts';
import { messageOf } from '../errors.ts';
import { after } from './stop.ts';
import type { Work, WorkEnd } from './work.ts';

/** Runs an activity in the runner's own process. Whatever it throws fails its task. */
export async function runInline(activity: InlineActivity, work: Work): Promise<WorkEnd> {
    const { inputs, directory, environment, signal, log, masker, locks } = work;
    const owner = {};
    const context: ActivityContext = {
        signal, directory, environment,
        log: (line) => log.line(line, masker),
        progress: (message, done, total) => work.progress({ message, ...(done !== undefined && { done }), ...(total !== undefined && { total }) }),
        lock: async (resource) => {
            await locks.acquire(resource, owner);
            return () => locks.release(resource, owner);
        },
    };
    const patience = new Patience(work);
    log.create();
    work.started();
    try {
        return await Promise.race([run(activity, inputs, context), patience.lost]);
    } finally {
        patience.close();
        locks.drop(owner);
    }
}

async function run(activity: InlineActivity, inputs: Work['inputs'], context: ActivityContext): Promise<WorkEnd> {
    try {
        return { succeeded: true, outputs: await activity.run(inputs, context) };
    } catch (error) {
        return { succeeded: false, message: messageOf(error) };
    }
}

/** Gives up on code that goes on though it was told to stop. */
class Patience {
    readonly lost: Promise<WorkEnd>;
    private readonly work: Pick<Work, 'signal' | 'grace'>;
    private readonly end = Promise.withResolvers<WorkEnd>();
    private timer: NodeJS.Timeout | undefined;

    constructor(work: Pick<Work, 'signal' | 'grace'>) {
        this.work = work;
        this.lost = this.end.promise;
        if (work.signal.aborted) this.start();
        else work.signal.addEventListener('abort', this.start, { once: true });
    }

    close(): void {
        this.work.signal.removeEventListener('abort', this.start);
        clearTimeout(this.timer);
    }

    private readonly start = (): void => {
        this.timer = after(this.work.grace, () => this.end.resolve({ succeeded: false, message: 'did not stop when it was told to' }));
    };
}
