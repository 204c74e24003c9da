/** Pools and connections with a limit: as Airflow's pools, which a DAG file cannot create. */
import type { ResolvedTask } from '../../language/model/types.ts';
import { nestedValues } from '../../language/model/walk.ts';
import type { Context } from './context.ts';
import { dagId } from './names.ts';

interface Pool {
    /** As Airflow knows it. */
    readonly name: string;
    readonly slots: number;
    readonly what: string;
}

export interface Pools {
    /** Those that tasks use. */
    readonly used: readonly Pool[];
    of(task: ResolvedTask): string | undefined;
}

/** The pool of each task. Airflow gives a task a place in one pool only. */
export function poolsOf(context: Context): Pools {
    const { line, notes } = context;
    const dag = dagId({ uri: line.uri, line: line.name });
    const declared = line.properties['pools'];
    const sizes = (declared && context.constant(declared.value, 'pools', declared.range)) ?? {};
    const connections = new Map(Object.values(line.connections).flatMap(({ name, properties, range }): [string, Pool][] => {
        const limit = properties['concurrency'];
        const slots = limit && context.constant(limit, `the concurrency of connection ${name}`, range);
        return typeof slots === 'number' ? [[name, { name: `${dag}.connection.${name}`, slots, what: `connection ${name}` }]] : [];
    }));
    const chosen = new Map<string, Pool>();
    for (const task of line.tasks) {
        const name = context.property(task, 'pool');
        const size = typeof name === 'string' && typeof sizes === 'object' && !Array.isArray(sizes) ? (sizes as Readonly<Record<string, unknown>>)[name] : undefined;
        if (typeof name === 'string' && typeof size !== 'number') notes.refusal(`Task ${task.name} is in pool ${name}, which has no size.`, task.nameRange, `Write \`pools: { ${name}: 2 }\` into line ${line.name}.`);
        const pools = [
            ...(typeof name === 'string' && typeof size === 'number' ? [{ name: `${dag}.pool.${name}`, slots: size, what: `pool ${name}` }] : []),
            ...[...usedConnections(task)].flatMap((connection) => connections.get(connection) ?? []),
        ].toSorted((a, b) => a.slots - b.slots);
        const [smallest, ...others] = pools;
        if (smallest) chosen.set(task.name, smallest);
        if (smallest && others.length > 0) {
            notes.difference(`Task ${task.name} takes places in several pools (${pools.map(({ what }) => what).join(', ')}), and Airflow knows one for each task.`, task.nameRange, `It is in the smallest, ${smallest.what}.`);
        }
    }
    const used = new Map([...chosen.values()].map((pool) => [pool.name, pool]));
    if (used.size > 0) notes.gate('Airflow\'s pools hold over all runs, and have to be created there.', declared?.range ?? line.nameRange, 'A file of pools is written for `airflow pools import`; `pline run --on airflow` creates them.');
    return { used: [...used.values()].sort((a, b) => (a.name < b.name ? -1 : 1)), of: ({ name }) => chosen.get(name)?.name };
}

function usedConnections({ inputs }: ResolvedTask): ReadonlySet<string> {
    const nested = Object.values(inputs).flatMap((value) => [...nestedValues(value)]);
    return new Set(nested.flatMap((value) => (value.kind === 'connection' ? [value.name] : [])));
}

/** For `airflow pools import`. */
export function poolsFile({ used }: Pools, line: string): string {
    return `${JSON.stringify(Object.fromEntries(used.map(({ name, slots, what }) => [name, { slots, description: `Pline: ${what} of line ${line}`, include_deferred: false }])), undefined, 2)}\n`;
}
