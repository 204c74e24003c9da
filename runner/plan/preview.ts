import type { Origin, ResolvedLine, ResolvedTask, Value } from '../../language/model/types.ts';
import type { ConnectionInput, Input } from '../activities/activity.ts';
import { messageOf } from '../errors.ts';
import { formatDuration } from '../../language/model/duration.ts';
import { Evaluator } from '../evaluate/evaluator.ts';
import type { Scope } from '../evaluate/scope.ts';
import { nestedValues } from '../../language/model/walk.ts';
import type { RunOptions } from '../options.ts';
import { Masker } from '../process/mask.ts';
import { expectedCourse } from './course.ts';
import { shownParams } from './params.ts';
import { planRun, type Plan } from './plan.ts';

/** A value as the task would get it: secrets masked, durations as Pline writes them, a connection by its name, outputs of tasks as `<<task.output>>`. */
export interface PreviewedValue {
    /** Absent where there is none yet: see `problem`. */
    readonly value?: Input;
    readonly origin: Origin;
    /** Why there is none, and what to do. */
    readonly problem?: string;
}

export interface PreviewedTask {
    readonly name: string;
    readonly title?: string;
    readonly activity?: string;
    readonly group?: string;
    /** When it starts, in words. */
    readonly starts: string;
    /** Why it is skipped where every other task succeeds. */
    readonly skipped?: string;
    readonly values: Readonly<Record<string, PreviewedValue>>;
}

/** What a run would do. */
export interface RunPreview {
    readonly line: string;
    readonly environment?: string;
    readonly params: Readonly<Record<string, string | number | boolean>>;
    readonly jobs: number;
    readonly pools: Readonly<Record<string, number>>;
    /** In the order in which they start where every task succeeds; then those that are skipped. */
    readonly tasks: readonly PreviewedTask[];
}

/** Decides all that is decided before a run, and starts nothing. @throws RunError where the run could not begin */
export async function previewRun(line: ResolvedLine, options: RunOptions = {}): Promise<RunPreview> {
    const plan = await planRun(line, options);
    const { order, skipped, starts } = expectedCourse(plan);
    const { scope: { environment }, jobs, pools, tasks } = plan;
    return {
        line: line.name, ...(environment !== undefined && { environment }), params: shownParams(plan.scope), jobs, pools: Object.fromEntries(pools),
        tasks: [...order, ...skipped.keys()].map((name) => {
            const { task } = tasks.get(name)!;
            const { title, activity, group } = task;
            const reason = skipped.get(name);
            return {
                name, ...(title !== undefined && { title }), ...(activity !== undefined && { activity }), ...(group !== undefined && { group }),
                starts: starts.get(name)!, ...(reason !== undefined && { skipped: reason }), values: previewValues(task, plan),
            };
        }),
    };
}

function previewValues({ properties }: ResolvedTask, { scope, line, earlierOutputs }: Plan): Record<string, PreviewedValue> {
    return Object.fromEntries(Object.entries(properties).map(([name, { value, origin }]) => {
        const evaluator = new Evaluator({ ...scope, run: { id: '<<run.id>>', started: '<<run.started>>', line: line.name, environment: scope.environment ?? '' }, outputsOf: outputsReadBy(value, earlierOutputs) });
        try {
            const input = value.kind === 'duration' ? formatDuration(value.milliseconds) : evaluator.input(value);
            return [name, { value: shown(input, new Masker(evaluator.secrets)), origin }];
        } catch (error) {
            return [name, { origin, problem: messageOf(error) }];
        }
    }));
}

/** Every output that the value reads stands for itself, unless an earlier run has given it. */
function outputsReadBy(value: Value, earlier: Plan['earlierOutputs']): Scope['outputsOf'] {
    const read: { task: string; output: string }[] = [];
    for (const nested of nestedValues(value)) if (nested.kind === 'target' && nested.target.kind === 'output') read.push(nested.target);
    return (task) => ({ outputs: { ...Object.fromEntries(read.filter((each) => each.task === task).map(({ output }) => [output, `<<${task}.${output}>>`])), ...earlier.get(task) } });
}

function shown(input: Input, masker: Masker): Input {
    if (typeof input === 'string') return masker.text(input);
    if (typeof input !== 'object' || input === null) return input;
    if (isList(input)) return input.map((item) => shown(item, masker));
    if (isConnection(input)) return input.connection;
    return Object.fromEntries(Object.entries(input).map(([key, item]) => [key, shown(item, masker)]));
}

function isList(input: object): input is readonly Input[] {
    return Array.isArray(input);
}

function isConnection(input: object): input is ConnectionInput {
    return 'connector' in input && 'connection' in input && 'properties' in input;
}
