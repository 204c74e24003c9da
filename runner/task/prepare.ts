import { resolve } from 'node:path';
import type { Value } from '../../language/model/types.ts';
import type { Input, Inputs } from '../activities/activity.ts';
import { messageOf, RunError } from '../errors.ts';
import { Evaluator } from '../evaluate/evaluator.ts';
import type { Scope } from '../evaluate/scope.ts';
import { shellCommand } from '../evaluate/shell-text.ts';
import type { PlannedTask } from '../plan/plan.ts';
import { Masker } from '../process/mask.ts';

/** Declared in the library by `every task`: the runner's concern, and none of the activities'. */
const COMMON_PROPERTIES: ReadonlySet<string> = new Set([
    'description', 'tags', 'enabled', 'retries', 'retry_delay', 'retry_backoff', 'retry_max_delay', 'timeout', 'pool', 'working_directory', 'environment',
]);

/** A task whose values are all known. */
export interface PreparedTask {
    readonly inputs: Inputs;
    /** Absolute. */
    readonly directory: string;
    /** What the task sets itself, and the values of its shell texts. */
    readonly variables: Readonly<Record<string, string>>;
    readonly timeout: number | undefined;
    readonly masker: Masker;
    /** All that `masker` masks of the task's own. */
    readonly secrets: readonly string[];
    /** Secrets among the inputs: an argument list may not carry them. */
    readonly inputSecrets: ReadonlySet<string>;
}

/**
 * Evaluates what a task is given, at its start.
 * @param shared secrets that it must hide though it does not use them itself
 * @throws RunError that names the property and what is missing
 */
export function prepareTask({ task, code }: PlannedTask, scope: Scope, projectFolder: string, shared: readonly string[]): PreparedTask {
    const evaluator = new Evaluator(scope);
    const variables: Record<string, string> = {};
    const inputs: Record<string, Input> = {};
    const shellTexts = new Evaluator(scope);
    for (const [name, value] of Object.entries(task.inputs)) {
        if (COMMON_PROPERTIES.has(name)) continue;
        inputs[name] = named(name, () => {
            if (code.kind !== 'command' || !code.shellTexts?.includes(name)) return evaluator.input(value);
            const command = shellCommand(value, shellTexts, Object.keys(variables).length + 1);
            Object.assign(variables, command.variables);
            return command.text;
        });
    }
    const inputSecrets = new Set(evaluator.secrets);
    const common = <Result>(name: string, evaluate: (value: Value) => Result): Result | undefined => {
        const value = task.properties[name]?.value;
        return value && named(name, () => evaluate(value));
    };
    Object.assign(variables, common('environment', (value) => environment(evaluator.input(value))));
    const timeout = common('timeout', (value) => milliseconds(evaluator.input(value)));
    const directory = resolve(projectFolder, common('working_directory', (value) => evaluator.text(value)) ?? '.');
    const secrets = [...evaluator.secrets, ...shellTexts.secrets];
    return { inputs, variables, inputSecrets, secrets, directory, timeout, masker: new Masker([...secrets, ...shared]) };
}

function named<Result>(property: string, evaluate: () => Result): Result {
    try {
        return evaluate();
    } catch (error) {
        throw new RunError(`${property}: ${messageOf(error)}`);
    }
}

function environment(input: Input): Record<string, string> {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new RunError('it has to be a map, such as { TZ: "UTC" }.');
    return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)]));
}

function milliseconds(input: Input): number {
    if (typeof input === 'number') return input;
    throw new RunError(`it has to be a duration, such as 10m, but is ${JSON.stringify(input)}.`);
}
