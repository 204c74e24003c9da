import type { ResolvedDependency, ResolvedTask } from '../../language/model/types.ts';
import { messageOf, RunError } from '../errors.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import type { ScheduledTask } from '../schedule/graph.ts';
import { dependencyName } from './external.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * A task as the scheduler sees it.
 * @param dependencies what it waits for in this run
 * @throws RunError for a property that has no value before the run, or one of a wrong type
 */
export function scheduledTask(task: ResolvedTask, dependencies: readonly ResolvedDependency[], pools: readonly string[], evaluator: Evaluator): ScheduledTask {
    const property = <Kind extends 'number' | 'boolean'>(name: string, kind: Kind, otherwise: Kind extends 'number' ? number : boolean): typeof otherwise => {
        const value = task.properties[name]?.value;
        if (value === undefined) return otherwise;
        const input = evaluated(task, name, () => evaluator.input(value));
        if (typeof input !== kind) throw new RunError(`Task ${task.name}: ${name} has to be a ${kind}, but is ${JSON.stringify(input)}.`);
        return input as typeof otherwise;
    };
    return {
        name: task.name, rule: task.rule, pools,
        enabled: task.enabled && property('enabled', 'boolean', true),
        retry: {
            times: property('retries', 'number', 0),
            delay: property('retry_delay', 'number', SECOND),
            factor: property('retry_backoff', 'number', 2),
            longest: property('retry_max_delay', 'number', 10 * MINUTE),
        },
        dependencies: dependencies.map((dependency) => ({ task: dependencyName(dependency), condition: dependency.condition })),
    };
}

function evaluated<Result>(task: ResolvedTask, name: string, evaluate: () => Result): Result {
    try {
        return evaluate();
    } catch (error) {
        throw new RunError(`Task ${task.name}: ${name}: ${messageOf(error)}`);
    }
}
