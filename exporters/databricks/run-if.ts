/**
 * Chooses for each task between Databricks' `run_if` and a gate of condition tasks.
 *
 * A task that does not run ends there as `UPSTREAM_FAILED` or as `EXCLUDED`, and how some values of `run_if` take such an upstream is not said
 * clearly enough. So a `run_if` is chosen only where all readings of the documentation come to what Pline does.
 */
import type { Upstream, ReachedTask } from './reach.ts';
import type { RunIf } from './job.ts';

/** How a task may end there, beside success and failure. */
export interface Ends {
    readonly excluded: boolean;
    readonly upstreamFailed: boolean;
    /** It may be excluded, which Databricks takes for a success, though something failed that nobody handled. */
    readonly hidesFailure: boolean;
}

export type Start = { readonly kind: 'root' } | { readonly kind: 'run-if'; readonly runIf: RunIf } | { readonly kind: 'gate' };

export interface TaskChoice {
    readonly start: Start;
    readonly ends: Ends;
}

const ALWAYS: Ends = { excluded: false, upstreamFailed: false, hidesFailure: false };

/** @param reached each after those that it depends on */
export function chooseStarts(reached: ReadonlyMap<string, ReachedTask>): ReadonlyMap<string, TaskChoice> {
    const choices = new Map<string, TaskChoice>();
    for (const [name, task] of reached) {
        const { start, ends } = choose(task, reached, (upstream) => choices.get(upstream)!.ends);
        choices.set(name, { start, ends: { ...ends, hidesFailure: ends.hidesFailure || (ends.excluded && task.besides) } });
    }
    return choices;
}

function choose({ rule, upstream }: ReachedTask, reached: ReadonlyMap<string, ReachedTask>, endsOf: (task: string) => Ends): TaskChoice {
    if (upstream.length === 0) return { start: { kind: 'root' }, ends: ALWAYS };
    const names = [...new Set(upstream.map(({ task }) => task))];
    const ends = names.map(endsOf);
    const single = upstream.length === 1;
    const noneExcluded = single || !ends.some(({ excluded }) => excluded);
    const runIf = (value: RunIf, result: Ends): TaskChoice => ({ start: { kind: 'run-if', runIf: value }, ends: result });
    const passedOn = { excluded: single && ends[0]!.excluded, hidesFailure: single && ends[0]!.hidesFailure };
    const all = rule === 'all' || single;

    if (rule === 'any' && upstream.some(({ task, condition }) => condition === 'complete' && surelyRuns(endsOf(task)))) return runIf('ALL_DONE', ALWAYS);
    switch (onlyCondition(upstream)) {
        case 'success':
            if (noneExcluded) return runIf(all ? 'ALL_SUCCESS' : 'AT_LEAST_ONE_SUCCESS', { ...passedOn, upstreamFailed: true });
            break;
        case 'failure':
            if ((!all || single) && noneFailsAlone(names, reached, endsOf)) return runIf('AT_LEAST_ONE_FAILED', { excluded: true, upstreamFailed: false, hidesFailure: ends.some(({ hidesFailure }) => hidesFailure) });
            if (all && ends.every(surelyRuns)) return runIf('ALL_FAILED', { excluded: true, upstreamFailed: false, hidesFailure: true });
            break;
        case 'complete':
            if (all ? noneExcluded && ends.every(({ upstreamFailed }) => !upstreamFailed) : noneFailsAlone(names, reached, endsOf)) {
                const excluded = ends.every((each) => each.excluded);
                return runIf('ALL_DONE', { excluded, upstreamFailed: false, hidesFailure: excluded && ends.some(({ hidesFailure }) => hidesFailure) });
            }
            break;
    }
    return { start: { kind: 'gate' }, ends: { excluded: true, upstreamFailed: false, hidesFailure: true } };
}

function surelyRuns({ excluded, upstreamFailed }: Ends): boolean {
    return !excluded && !upstreamFailed;
}

function onlyCondition([first, ...rest]: readonly Upstream[]): Upstream['condition'] | undefined {
    return rest.every(({ condition }) => condition === first!.condition) ? first!.condition : undefined;
}

/** Whether each of them that is `UPSTREAM_FAILED` comes with another of them that failed itself: then it does not matter how it is taken. */
function noneFailsAlone(names: readonly string[], reached: ReadonlyMap<string, ReachedTask>, endsOf: (task: string) => Ends): boolean {
    return names.every((name) => !endsOf(name).upstreamFailed || reached.get(name)!.upstream.every(({ task }) => names.includes(task)));
}
