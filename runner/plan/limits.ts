/** What limits how many tasks run at once, beside `--jobs`: named pools, and connections with a `concurrency`. */
import type { ResolvedLine, ResolvedTask, Value } from '../../language/model/types.ts';
import type { Input } from '../activities/activity.ts';
import { RunError } from '../errors.ts';
import type { Evaluator } from '../evaluate/evaluator.ts';
import { nestedValues } from '../../language/model/walk.ts';
import type { PlanScope } from './plan.ts';

/** The sizes of all pools, by the names that the scheduler knows them by. */
export interface Limits {
    readonly sizes: ReadonlyMap<string, number>;
    /** The pools that a task takes a place in. @throws RunError for a pool without a size */
    poolsOf(task: ResolvedTask): readonly string[];
}

/**
 * @param given sizes of pools from the command line, which go before the line's own
 * @throws RunError for a size that is none, or is given to a pool that no task names
 */
export function limitsOf(line: ResolvedLine, tasks: readonly ResolvedTask[], scope: PlanScope, evaluator: Evaluator, given: Readonly<Record<string, number>>): Limits {
    const pools = { ...linePools(line, evaluator), ...given };
    const named = new Map(tasks.map((task) => [task.name, poolName(task, evaluator)]));
    const unused = Object.keys(given).find((pool) => ![...named.values()].includes(pool));
    if (unused !== undefined) throw new RunError(`No task of line ${line.name} that runs is in a pool ${unused}: correct the name, or write \`pool: "${unused}"\` into tasks or a group.`);
    const sizes = new Map([
        ...Object.entries(pools).map(([pool, size]): [string, number] => [poolKey(pool), checked(size, `The size of pool ${pool}`)]),
        ...Object.values(line.connections).flatMap(({ name, properties }): [string, number][] => {
            const limit = properties['concurrency'];
            return limit === undefined ? [] : [[connectionKey(name), checked(evaluator.input(limit), `The concurrency of connection ${name}`)]];
        }),
    ]);
    return {
        sizes,
        poolsOf(task) {
            const pool = named.get(task.name);
            if (pool !== undefined && !sizes.has(poolKey(pool))) {
                throw new RunError(`Task ${task.name} is in pool ${pool}, which has no size: write \`pools: { ${pool}: 2 }\` into line ${line.name}, or run with --pool ${pool}=2.`);
            }
            const connections = [...usedConnections(Object.values(task.inputs), scope)].map(connectionKey).filter((key) => sizes.has(key));
            return [...new Set([...(pool === undefined ? [] : [poolKey(pool)]), ...connections])];
        },
    };
}

const poolKey = (pool: string): string => `pool ${pool}`;
const connectionKey = (connection: string): string => `connection ${connection}`;

function linePools({ properties }: ResolvedLine, evaluator: Evaluator): Readonly<Record<string, Input>> {
    const value = properties['pools']?.value;
    return value?.kind === 'map' ? Object.fromEntries(Object.entries(value.entries).map(([pool, size]) => [pool, evaluator.input(size)])) : {};
}

function poolName({ properties }: ResolvedTask, evaluator: Evaluator): string | undefined {
    const value = properties['pool']?.value;
    return value && evaluator.text(value);
}

function checked(size: Input, what: string): number {
    if (typeof size === 'number' && Number.isInteger(size) && size > 0) return size;
    throw new RunError(`${what} has to be a whole number of at least 1, not ${JSON.stringify(size)}.`);
}

/** Also those that config items and params stand for. */
function* usedConnections(values: readonly Value[], scope: PlanScope): Generator<string> {
    const followed = new Set<string>();
    const rest = [...values];
    for (const value of rest) {
        for (const nested of nestedValues(value)) {
            if (nested.kind === 'connection') yield nested.name;
            if (nested.kind !== 'target' || (nested.target.kind !== 'config' && nested.target.kind !== 'param')) continue;
            const { kind, name } = nested.target;
            if (followed.has(`${kind} ${name}`)) continue;
            followed.add(`${kind} ${name}`);
            const config = scope.line.configs[name];
            const meant = kind === 'param' ? scope.params.get(name)?.value : (scope.environment === undefined ? undefined : config?.environments[scope.environment]) ?? config?.value;
            if (meant) rest.push(meant);
        }
    }
}
