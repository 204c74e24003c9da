/** When a task runs, in Airflow's words. There a task has one trigger rule for all of its upstreams; where that is not enough, empty tasks (probes) stand between. */
import type { ResolvedDependency, ResolvedTask } from '../../language/model/types.ts';

export type TriggerRule = 'all_success' | 'one_success' | 'all_failed' | 'one_failed' | 'all_done' | 'one_done';

/** An empty task that succeeds if something has come true, and is skipped if it never will. */
export interface Probe {
    readonly id: string;
    readonly rule: TriggerRule;
    readonly upstream: readonly string[];
}

export interface Trigger {
    readonly rule: TriggerRule;
    /** Ids of tasks and probes. */
    readonly upstream: readonly string[];
    readonly probes: readonly Probe[];
}

/** The id of what a dependency names: `task`, or `line.task` for a task of another line. */
export function upstreamId({ line, task }: Pick<ResolvedDependency, 'line' | 'task'>): string {
    return line === undefined ? task : `${line}.${task}`;
}

/**
 * The trigger of a task, exact for every way that its upstreams can end.
 * @param upstream the task of the line that a dependency names; undefined for one of another line
 */
export function triggerOf(task: Pick<ResolvedTask, 'name' | 'rule' | 'dependencies'>, upstream: (name: string) => ResolvedTask | undefined): Trigger {
    const dependencies = [...new Map(task.dependencies.map((dependency) => [`${upstreamId(dependency)} ${dependency.condition}`, dependency])).values()];
    const settled = (dependency: ResolvedDependency): boolean => dependency.line !== undefined || isSettled(upstream(dependency.task));
    const alone = ruleAlone(task.rule, dependencies, { settled, started: (dependency) => dependency.line === undefined && alwaysStarts(upstream(dependency.task)) });
    if (alone !== undefined) return { rule: alone, upstream: [...new Set(dependencies.map(upstreamId))], probes: [] };
    const parts = dependencies.map((dependency) => probesOf(task.name, dependency, task.rule, settled(dependency)));
    return {
        rule: task.rule === 'all' ? 'all_success' : 'one_success',
        upstream: [...new Set(parts.flatMap(({ waitFor }) => waitFor))],
        probes: parts.flatMap(({ probes }) => probes),
    };
}

interface Knowledge {
    /** It is never `upstream_failed`, which Airflow's rules for failures take for a failure. */
    settled(dependency: ResolvedDependency): boolean;
    /** It is never skipped, which `all_done` takes for an end. */
    started(dependency: ResolvedDependency): boolean;
}

/** The one rule that says it all, where there is one. */
function ruleAlone(rule: ResolvedTask['rule'], dependencies: readonly ResolvedDependency[], { settled, started }: Knowledge): TriggerRule | undefined {
    const conditions = new Set(dependencies.map(({ condition }) => condition));
    if (conditions.size > 1) return undefined;
    const all = rule === 'all';
    switch ([...conditions][0]) {
        case undefined: return 'all_success';
        case 'success': return all ? 'all_success' : 'one_success';
        case 'failure': return dependencies.every(settled) ? (all ? 'all_failed' : 'one_failed') : undefined;
        case 'complete':
            if (!all || dependencies.length === 1) return 'one_done';
            return dependencies.every(started) ? 'all_done' : undefined;
    }
}

function probesOf(task: string, dependency: ResolvedDependency, rule: ResolvedTask['rule'], settled: boolean): { readonly waitFor: readonly string[]; readonly probes: readonly Probe[] } {
    const upstream = upstreamId(dependency);
    const probe = (what: string, triggerRule: TriggerRule, of: readonly string[] = [upstream]): Probe => ({ id: `${task}.after.${upstream}.${what}`, rule: triggerRule, upstream: of });
    switch (dependency.condition) {
        case 'success': return { waitFor: [upstream], probes: [] };
        case 'complete': {
            const done = probe('complete', 'one_done');
            return { waitFor: [done.id], probes: [done] };
        }
        case 'failure': {
            const failed = probe('failed', 'all_failed');
            if (settled) return { waitFor: [failed.id], probes: [failed] };
            // `all_failed` also holds for an upstream that never ran because of its own upstream; `one_done` does not.
            const ran = probe('ran', 'one_done');
            if (rule === 'all') return { waitFor: [failed.id, ran.id], probes: [failed, ran] };
            const both = probe('failure', 'all_success', [failed.id, ran.id]);
            return { waitFor: [both.id], probes: [failed, ran, both] };
        }
    }
}

function isSettled(task: ResolvedTask | undefined): boolean {
    if (task === undefined || task.dependencies.length === 0) return true;
    return task.dependencies.every(({ condition }) => condition === 'complete') && (task.rule === 'any' || task.dependencies.length === 1);
}

function alwaysStarts(task: ResolvedTask | undefined): boolean {
    if (task === undefined || task.dependencies.length > 0 || !task.enabled) return false;
    const enabled = task.properties['enabled']?.value;
    return enabled === undefined || (enabled.kind === 'boolean' && enabled.value);
}

/**
 * The tasks that have to be over before the line is, and whose end does not follow from another's:
 * a task that alone decides on one after it is over when that one is.
 */
export function endsOf(tasks: readonly ResolvedTask[]): readonly string[] {
    const followed = new Set(tasks.flatMap(({ dependencies }) => {
        const upstream = new Set(dependencies.map(upstreamId));
        return upstream.size === 1 ? [...upstream] : [];
    }));
    const externals = new Set(tasks.flatMap(({ dependencies }) => dependencies.filter(({ line }) => line !== undefined).map(upstreamId)));
    return [...externals, ...tasks.map(({ name }) => name)].filter((id) => !followed.has(id));
}
