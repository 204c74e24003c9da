import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { RunError } from '../errors.ts';
import { inheritedVariables, program } from '../programs.ts';
import { markVariables, watchdogMark } from './marks.ts';
import { startChild, type Child, type ChildEnd, type ChildOptions, type LocalChild, type Lost } from './child.ts';
import { processStarted } from './identity.ts';
import { startFailure } from './start-failure.ts';
import type { FromWatchdog, ToWatchdog } from './watchdog-messages.ts';

/** Each message wakes the watchdog, so they go in groups. What ends within the time is not told at all; its mark would still be found. */
const GROUP_MILLISECONDS = 20;

/** A command that the watchdog was asked to start. */
interface Order {
    readonly options: ChildOptions;
    readonly begun: PromiseWithResolvers<Child>;
    readonly ended: PromiseWithResolvers<ChildEnd | Lost>;
}

/** The watchdog was killed, and with it went what it knew of the commands that it had started. */
export class WatchdogLostError extends RunError {}

/** The runner's side of the watchdog, which starts plain commands and ends what the run started should the runner die without a word. */
export class Watchdog {
    private readonly child: ChildProcess;
    private readonly inherited = inheritedVariables();
    private readonly untold = new Map<number, 'started' | 'ended'>();
    private readonly orders = new Map<number, Order>();
    private timer: NodeJS.Timeout | undefined;
    private lastOrder = 0;
    private readonly heard = Promise.withResolvers<void>();
    /** It listens; until it does, and once it is gone, the runner starts commands itself. */
    private ready = false;

    /** Starts the watchdog. The earlier that is, the smaller is the process that it comes from, and the sooner it is ready. */
    constructor() {
        const { file, args, environment } = program('watchdog');
        const mark = watchdogMark(process.pid, processStarted(process.pid));
        this.child = spawn(file, args, { env: { ...this.inherited, ...environment, ...markVariables(mark) }, stdio: ['pipe', 'pipe', 'ignore'], detached: true, windowsHide: true });
        // The run goes on without it: it only matters to a run that is killed.
        this.child.on('error', () => undefined);
        this.child.stdin!.on('error', () => undefined);
        this.child.unref();
        createInterface({ input: this.child.stdout! }).on('line', (line) => this.hear(JSON.parse(line) as FromWatchdog)).on('close', () => this.lose());
    }

    /**
     * A run begins; the one before, if any, has ended.
     * @param mark what its processes have in their environment
     * @param grace milliseconds between SIGTERM and SIGKILL
     */
    begin(mark: string, grace: number): void {
        this.tell({ type: 'begin', mark, grace, environment: this.inherited });
    }

    /** Resolves when it starts commands. */
    get listening(): Promise<void> {
        return this.heard.promise;
    }

    /** Starts a process, and ends it with the runner. @throws RunError where it cannot be started: why, and what to do */
    start(options: ChildOptions): Promise<Child> {
        return this.ready && isPlain(options) ? this.startThere(options) : this.startHere(options);
    }

    /** The same, as a child of the runner's own. */
    async startHere(options: ChildOptions): Promise<LocalChild> {
        const child = await startChild(options);
        this.note(child.pid, 'started');
        void child.ended.then(() => this.note(child.pid, 'ended'));
        return child;
    }

    /** The runner ends in order: nothing is to be done. */
    dismiss(): void {
        clearTimeout(this.timer);
        this.tell({ type: 'bye' });
        this.child.stdin!.end();
        this.child.stdout!.destroy();
    }

    private startThere(options: ChildOptions): Promise<Child> {
        const id = ++this.lastOrder;
        const { file, args, directory, environment, log } = options;
        const order: Order = { options, begun: Promise.withResolvers(), ended: Promise.withResolvers() };
        this.orders.set(id, order);
        const own = Object.fromEntries(Object.entries(environment).filter(([name, value]) => this.inherited[name] !== value));
        this.tell({ type: 'start', id, file, args, directory, environment: own, log: log.path });
        return order.begun.promise;
    }

    private hear(message: FromWatchdog): void {
        if (message.type === 'ready') {
            this.ready = true;
            this.heard.resolve();
            return;
        }
        const order = this.orders.get(message.id);
        switch (message.type) {
            case 'started':
                order?.begun.resolve({ pid: message.pid, started: message.started, ended: order.ended.promise });
                return;
            case 'failed':
                order?.begun.reject(startFailure(Object.assign(new Error(message.message), { code: message.code }), order.options));
                break;
            case 'ended':
                order?.ended.resolve(message.signal === null ? { exitCode: message.exitCode ?? 0 } : { signal: message.signal });
                break;
        }
        this.orders.delete(message.id);
    }

    private lose(): void {
        this.ready = false;
        for (const { begun, ended } of this.orders.values()) {
            begun.reject(new WatchdogLostError('The process that was to start it was killed.'));
            ended.resolve({ lost: true });
        }
        this.orders.clear();
    }

    private note(pid: number, news: 'started' | 'ended'): void {
        if (news === 'ended' && this.untold.get(pid) === 'started') this.untold.delete(pid);
        else this.untold.set(pid, news);
        this.timer ??= setTimeout(() => this.tellNotes(), GROUP_MILLISECONDS).unref();
    }

    private tellNotes(): void {
        this.timer = undefined;
        const of = (news: 'started' | 'ended'): number[] => [...this.untold].filter(([, each]) => each === news).map(([pid]) => pid);
        if (this.untold.size > 0) this.tell({ type: 'watch', started: of('started'), ended: of('ended') });
        this.untold.clear();
    }

    /** What is said in one go is one write: each wakes the watchdog. */
    private tell(message: ToWatchdog): void {
        const { stdin } = this.child;
        if (stdin!.writableCorked === 0) {
            stdin!.cork();
            process.nextTick(() => stdin!.uncork());
        }
        stdin!.write(`${JSON.stringify(message)}\n`);
    }
}

/** Needs nothing of the runner but a place for its output. */
function isPlain({ input, messages, masker }: ChildOptions): boolean {
    return input === undefined && !messages && masker.empty && process.platform !== 'win32';
}
