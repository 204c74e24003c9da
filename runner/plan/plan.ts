import { availableParallelism } from 'node:os';
import type { ResolvedLine, ResolvedTask } from '../../language/model/types.ts';
import type { FailureMode, Outputs, OutsideTasks } from '../../protocol/journal.ts';
import type { ActivityCode } from '../activities/activity.ts';
import { activityCode } from '../activities/index.ts';
import { RunError } from '../errors.ts';
import { Evaluator } from '../evaluate/evaluator.ts';
import type { Scope } from '../evaluate/scope.ts';
import { readVariables } from '../evaluate/variables.ts';
import { secretNames } from '../../language/model/walk.ts';
import type { RunOptions } from '../options.ts';
import { inheritedVariables } from '../programs.ts';
import { NO_RETRY } from '../schedule/backoff.ts';
import type { ExternalTask, ScheduledTask } from '../schedule/graph.ts';
import { chooseTasks } from './choice.ts';
import { earlierOutputs } from './earlier-outputs.ts';
import { resolveExternals } from './external.ts';
import { limitsOf } from './limits.ts';
import { chooseEnvironment, readParams } from './params.ts';
import { projectFolderOf } from './project-folder.ts';
import { scheduledTask } from './scheduled-task.ts';

export interface PlannedTask {
    readonly task: ResolvedTask;
    readonly builtin: string;
    readonly code: ActivityCode;
}

/** All that is decided before a run begins. */
export interface Plan {
    readonly line: ResolvedLine;
    readonly projectFolder: string;
    readonly jobs: number;
    /** The sizes of the pools that tasks take places in. */
    readonly pools: ReadonlyMap<string, number>;
    readonly onFailure: FailureMode;
    /** How tasks that are not part of the run are taken; undefined where all are. */
    readonly outside: OutsideTasks | undefined;
    /** In the order of the file. */
    readonly tasks: ReadonlyMap<string, PlannedTask>;
    readonly scheduled: readonly ScheduledTask[];
    readonly externals: readonly ExternalTask[];
    readonly scope: PlanScope;
    /** What the tasks' processes inherit. */
    readonly inherited: Readonly<Record<string, string>>;
    /** Values of the line's secrets that the tasks inherit, whether they use them or not. */
    readonly inheritedSecrets: readonly string[];
    /** Outputs of tasks that are not part of the run, from earlier runs. */
    readonly earlierOutputs: ReadonlyMap<string, Outputs>;
}

/** What values may refer to, as far as it is known before the run. */
export type PlanScope = Omit<Scope, 'run' | 'outputsOf'>;

/** Decides how a line runs. @throws RunError for whatever stands in the way: what is wrong, and what to do */
export async function planRun(line: ResolvedLine, options: RunOptions): Promise<Plan> {
    const projectFolder = projectFolderOf(line);
    const inherited = { ...inheritedVariables(), ...options.inherited?.variables };
    const variables = readVariables(projectFolder, inherited);
    const scope: PlanScope = { line, environment: chooseEnvironment(line, options.environment), params: readParams(line, options.params ?? {}), variables };
    const { tasks: chosen, outside, ended, dependenciesOf } = chooseTasks(line, options);
    const activities = options.activities ?? activityCode;
    const planned = chosen.map((task) => plannedTask(task, activities));
    const evaluator = new Evaluator({ ...scope, run: {}, outputsOf: () => ({ missing: 'it is needed before the run begins' }) });
    const limits = limitsOf(line, chosen, scope, evaluator, options.pools ?? {});
    const scheduled = chosen.map((task) => scheduledTask(task, dependenciesOf(task), limits.poolsOf(task), evaluator))
        .map((task) => (options.within ? { ...task, retry: NO_RETRY } : task));
    return {
        line, projectFolder, scope, scheduled, inherited, outside, jobs: chooseJobs(options.jobs), pools: limits.sizes, onFailure: options.onFailure ?? 'continue',
        tasks: new Map(planned.map((task) => [task.task.name, task])),
        inheritedSecrets: [...[...secretNames(line)].flatMap((name) => inherited[name] ?? []), ...(options.inherited?.secrets ?? [])],
        earlierOutputs: options.within ? new Map(Object.entries(options.within.outputs)) : await earlierOutputs(line, chosen),
        externals: [...ended, ...await resolveExternals(line, chosen.flatMap(dependenciesOf), options)],
    };
}

function chooseJobs(jobs = availableParallelism()): number {
    if (Number.isInteger(jobs) && jobs > 0) return jobs;
    throw new RunError(`The number of tasks that run at once has to be a whole number of at least 1, not ${jobs}.`);
}

function plannedTask(task: ResolvedTask, activities: (builtin: string) => ActivityCode | undefined): PlannedTask {
    const { name, builtin, activity } = task;
    if (builtin === undefined) throw new RunError(`Task ${name} has no activity that can run: say which with \`uses\`.`);
    const code = activities(builtin);
    if (code === undefined) throw new RunError(`Task ${name} uses ${activity ?? builtin}, and this version has no code for ${builtin}.`);
    return { task, builtin, code };
}
