import type { TaskEnd } from '../../protocol/journal.ts';
import { retryWait } from './backoff.ts';
import type { Edge } from './graph.ts';
import { lineStatus } from './line-status.ts';
import { freePlaces, fullPool, queueAt, takePlaces, wakeOne } from './pools.ts';
import { haltReason, reasonOfAll, reasonOfAny, SWITCHED_OFF, verdict } from './rules.ts';
import type { ScheduleCommand, ScheduleState, TaskState } from './state.ts';

/** One step in the making: starts from a state, collects changes and commands. Only `step` sees it. */
export class Draft {
    readonly commands: ScheduleCommand[] = [];
    state: ScheduleState;

    constructor(state: ScheduleState) {
        this.state = state;
    }

    begin(): void {
        const { tasks, externals } = this.state.graph;
        for (const [index, task] of tasks.entries()) {
            if (this.task(index).phase !== 'waiting') continue;
            if (!task.enabled) {
                this.skip(index, SWITCHED_OFF);
                this.tellDownstream(index, 'skipped');
            } else if (task.dependencies.length === 0) {
                this.makeReady(index);
            }
        }
        // Only now: what is switched off must not be made ready by what succeeded before.
        for (const index of tasks.keys()) if (this.task(index).phase === 'succeeded') this.tellDownstream(index, 'succeeded');
        for (const [index, external] of externals.entries()) this.tellDownstream(tasks.length + index, external.status);
    }

    ended(index: number, status: 'succeeded' | 'failed' | 'cancelled', { retryable, chance }: { readonly retryable: boolean; readonly chance: number }): void {
        const { attempt, earlier } = this.task(index);
        const { name, retry, pools } = this.state.graph.tasks[index]!;
        this.state = { ...this.state, running: this.state.running - 1, pools: freePlaces(this.state.pools, pools) };
        this.wake(pools);
        if (status === 'failed' && retryable && attempt - earlier <= retry.times && !this.state.halted) {
            this.change(index, { phase: 'delayed' });
            this.commands.push({ type: 'retry', task: name, delay: retryWait(retry, attempt - earlier, chance) });
            return;
        }
        this.conclude(index, status);
        this.tellDownstream(index, status);
        if (status === 'failed') this.haltIfUnhandled(index);
    }

    makeReady(index: number): void {
        this.change(index, { phase: 'ready' });
        this.state = { ...this.state, ready: this.state.ready.add(index) };
    }

    /** Those that run are stopped; all others that have not ended end here, as cancelled. */
    cancel(): void {
        this.state = { ...this.state, cancelled: true };
        this.halt('the run was cancelled', true);
    }

    startReady(): void {
        while (this.state.running < this.state.jobs) {
            const taken = this.state.ready.take();
            if (taken === undefined) return;
            this.state = { ...this.state, ready: taken.rest };
            if (this.task(taken.item).phase === 'ready') this.startOrQueue(taken.item);
        }
    }

    finishIfDone(): void {
        if (this.state.left > 0 || this.state.finished) return;
        this.state = { ...this.state, finished: true };
        const { graph, cancelled } = this.state;
        const stopped = cancelled && graph.tasks.some((_, index) => this.task(index).phase === 'cancelled');
        this.commands.push({ type: 'finish', ...(stopped ? { status: 'cancelled', handled: [] } : lineStatus(graph, (index) => this.task(index).phase)) });
    }

    task(index: number): TaskState {
        return this.state.tasks.get(index);
    }

    private startOrQueue(index: number): void {
        const { name, pools } = this.state.graph.tasks[index]!;
        const full = fullPool(this.state.pools, pools);
        if (full !== undefined) {
            this.state = { ...this.state, pools: queueAt(this.state.pools, full, index) };
            // A place that it was woken for, and does not take after all, is for the next.
            this.wake(pools);
            return;
        }
        const attempt = this.task(index).attempt + 1;
        this.state = { ...this.state, running: this.state.running + 1, pools: takePlaces(this.state.pools, pools) };
        this.change(index, { phase: 'running', attempt });
        this.commands.push({ type: 'start', task: name, attempt });
    }

    private wake(names: readonly string[]): void {
        const { pools, woken } = wakeOne(this.state.pools, names);
        this.state = { ...this.state, pools, ready: woken.reduce((ready, index) => ready.add(index), this.state.ready) };
    }

    /** A failure that some task waits for is part of the line, and halts nothing. */
    private haltIfUnhandled(index: number): void {
        const { graph, onFailure, halted } = this.state;
        if (onFailure === 'continue' || halted || graph.downstream[index]!.some(({ condition }) => condition !== 'success')) return;
        this.halt(haltReason(graph, index), onFailure === 'cancel');
    }

    private halt(reason: string, stopRunning: boolean): void {
        this.state = { ...this.state, halted: true };
        for (const [index, { name }] of this.state.graph.tasks.entries()) {
            const { phase } = this.task(index);
            if (phase === 'running' && stopRunning) {
                this.commands.push({ type: 'stop', task: name });
            } else if (phase === 'waiting' || phase === 'ready' || phase === 'delayed') {
                this.conclude(index, 'cancelled');
                this.commands.push({ type: 'end', task: name, status: 'cancelled', reason });
            }
        }
    }

    private change(index: number, change: Partial<TaskState>): void {
        this.state = { ...this.state, tasks: this.state.tasks.with(index, { ...this.task(index), ...change }) };
    }

    private conclude(index: number, status: TaskEnd): void {
        this.change(index, { phase: status });
        this.state = { ...this.state, left: this.state.left - 1 };
    }

    private skip(index: number, reason: string): void {
        this.conclude(index, 'skipped');
        this.commands.push({ type: 'end', task: this.state.graph.tasks[index]!.name, status: 'skipped', reason });
    }

    /** Works off a list, because a chain of skipped tasks may be longer than the stack is deep. */
    private tellDownstream(source: number, status: TaskEnd): void {
        const { graph } = this.state;
        const ended = [{ source, status }];
        for (const end of ended) {
            for (const edge of graph.downstream[end.source]!) {
                const reason = this.decide(edge, end);
                if (reason === undefined) continue;
                this.skip(edge.task, reason);
                ended.push({ source: edge.task, status: 'skipped' });
            }
        }
    }

    /** Applies one upstream's end to one dependency. @returns why the task is skipped, if it is */
    private decide({ task: index, condition }: Edge, { source, status }: { readonly source: number; readonly status: TaskEnd }): string | undefined {
        const { phase, open } = this.task(index);
        if (phase !== 'waiting') return undefined;
        const { rule } = this.state.graph.tasks[index]!;
        const met = verdict(status, condition) === 'met';
        if (rule === 'all' && !met) return reasonOfAll(this.state.graph, source, condition, status);
        if (rule === 'any' && met) {
            this.makeReady(index);
            return undefined;
        }
        this.change(index, { open: open - 1 });
        if (open > 1) return undefined;
        if (rule === 'any') return reasonOfAny(this.state.graph, index);
        this.makeReady(index);
        return undefined;
    }
}
