import type { ChildEnd, LocalChild } from '../process/child.ts';
import { lastLine } from '../process/last-line.ts';
import { program } from '../programs.ts';
import type { FromWorker, ToWorker } from '../worker/messages.ts';
import type { Progress } from './progress.ts';
import { after } from './stop.ts';
import { stuckMessage, supervise } from './supervise.ts';
import type { Work, WorkEnd } from './work.ts';

/** Runs an activity in a process of its own, which may crash and fails its task alone. @throws RunError where it cannot be started */
export async function runWorker(builtin: string, work: Work): Promise<WorkEnd> {
    const { file, args, environment } = program('worker');
    const { inputs, directory, log, masker } = work;
    const child = await work.watchdog.startHere({ file, args, directory, log, masker, environment: { ...work.environment, ...environment }, messages: true });
    const conversation = new Conversation(child, work);
    conversation.tell({ type: 'start', builtin, inputs, directory, environment: work.environment });
    const end = await supervise(child, work);
    conversation.close();
    if (conversation.answer !== undefined) return conversation.answer;
    return 'stuck' in end ? { succeeded: false, message: stuckMessage(end), stuck: true } : crash(end, log.path);
}

/** The runner's side of the talk with one worker. */
class Conversation {
    answer: WorkEnd | undefined;
    private readonly child: LocalChild;
    private readonly work: Work;
    private impatience: NodeJS.Timeout | undefined;

    constructor(child: LocalChild, work: Work) {
        this.child = child;
        this.work = work;
        child.process.on('message', (message) => this.hear(message as FromWorker));
        work.signal.addEventListener('abort', this.cancel, { once: true });
    }

    tell(message: ToWorker): void {
        // A worker that is gone tells so by its end.
        if (this.child.process.connected) this.child.process.send(message, () => undefined);
    }

    close(): void {
        clearTimeout(this.impatience);
        this.work.signal.removeEventListener('abort', this.cancel);
        this.work.locks.drop(this);
    }

    private readonly cancel = (): void => this.tell({ type: 'cancel' });

    private hear(message: FromWorker): void {
        const { log, masker, locks } = this.work;
        switch (message.type) {
            case 'log': return log.line(message.line, masker);
            case 'progress': return this.work.progress(progressOf(message));
            case 'lock':
                void locks.acquire(message.resource, this).then(() => this.tell({ type: 'locked', resource: message.resource }));
                return undefined;
            case 'unlock': return locks.release(message.resource, this);
            case 'succeeded': return this.conclude({ succeeded: true, outputs: message.outputs });
            case 'failed': return this.conclude({ succeeded: false, message: message.message });
        }
    }

    /** The worker leaves by itself; one that does not is ended, for it holds its files open. */
    private conclude(answer: WorkEnd): void {
        this.answer ??= answer;
        this.impatience ??= after(this.work.grace, () => this.child.process.kill('SIGKILL'));
    }
}

function progressOf({ message, done, total }: Extract<FromWorker, { type: 'progress' }>): Progress {
    return { message, ...(done !== undefined && { done }), ...(total !== undefined && { total }) };
}

function crash(end: ChildEnd, log: string): WorkEnd {
    const how = 'signal' in end ? `was ended by ${end.signal}` : `ended with exit code ${end.exitCode}`;
    const line = lastLine(log);
    return { succeeded: false, message: `its process ${how} before it was done${line === undefined ? '' : `: ${line}`}`, ...end };
}
