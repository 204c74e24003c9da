import type { ResolvedLine } from '../../language/model/types.ts';
import type { RunView } from '../../protocol/run-view.ts';

/** The chain of tasks that no number of jobs could have made shorter. */
export interface CriticalPath {
    /** In the order of their dependencies. */
    readonly tasks: readonly string[];
    /** Milliseconds that these tasks took, one after the other. */
    readonly time: number;
    /** Milliseconds that the run took beyond that: what more tasks at once could save at most. */
    readonly recoverable: number;
}

interface Chain {
    readonly time: number;
    readonly before: string | undefined;
}

/**
 * The longest chain of dependent tasks in a run that has ended, by the time of each task's last attempt. For a run that was resumed,
 * the tasks since then count.
 * @returns undefined where no task ran
 */
export function criticalPath({ tasks }: Pick<ResolvedLine, 'tasks'>, run: RunView): CriticalPath | undefined {
    const begin = run.resumed ?? run.started;
    const times = new Map(Object.entries(run.tasks).flatMap(([name, { started, ended }]): [string, number][] =>
        started === undefined || ended === undefined || started < begin ? [] : [[name, Date.parse(ended) - Date.parse(started)]]));
    const chains = new Map<string, Chain>();
    let last: string | undefined;
    for (const [name, upstream] of upstreamFirst(tasks)) {
        const before = upstream.filter((each) => times.has(each)).reduce<string | undefined>((longest, each) => longer(chains, longest, each), undefined);
        const time = times.get(name);
        if (time === undefined) continue;
        chains.set(name, { time: time + (before === undefined ? 0 : chains.get(before)!.time), before });
        last = longer(chains, last, name);
    }
    if (last === undefined) return undefined;
    const { time } = chains.get(last)!;
    const path: string[] = [];
    for (let name: string | undefined = last; name !== undefined; name = chains.get(name)!.before) path.unshift(name);
    return { tasks: path, time, recoverable: Math.max(0, Date.parse(run.ended ?? begin) - Date.parse(begin) - time) };
}

function longer(chains: ReadonlyMap<string, Chain>, one: string | undefined, other: string): string {
    return one !== undefined && chains.get(one)!.time >= chains.get(other)!.time ? one : other;
}

/** Each task after those it depends on, with their names: in linear time, and without recursion, for a line may be deep. */
function* upstreamFirst(tasks: ResolvedLine['tasks']): Generator<readonly [name: string, upstream: readonly string[]]> {
    const upstream = new Map(tasks.map(({ name, dependencies }) => [name, dependencies.filter(({ line }) => line === undefined).map(({ task }) => task)]));
    const open = new Map([...upstream].map(([name, names]) => [name, names.length]));
    const downstream = Map.groupBy([...upstream].flatMap(([name, names]) => names.map((task) => ({ task, name }))), ({ task }) => task);
    const ready = [...open].filter(([, count]) => count === 0).map(([name]) => name);
    for (const name of ready) {
        yield [name, upstream.get(name)!];
        for (const next of downstream.get(name) ?? []) {
            const left = open.get(next.name)! - 1;
            open.set(next.name, left);
            if (left === 0) ready.push(next.name);
        }
    }
}
