import type { ResolvedTask } from '../../language/model/types.ts';
import type { Context } from './context.ts';
import { taskDocument } from './documents.ts';
import { dagId, fileName } from './names.ts';
import { readTasks } from './outputs.ts';
import type { Pools } from './pools.ts';
import { providerTask } from './databricks.ts';
import { call, Code, type Names, type Py } from './python.ts';
import { retryArguments } from './retries.ts';
import { endsOf, triggerOf, upstreamId } from './trigger.ts';

/** The body of the DAG: its tasks, what stands between them, and their order. */
export interface Body {
    readonly tasks: readonly string[];
    readonly order: readonly string[];
    readonly imports: ReadonlySet<string>;
}

export interface BodyOptions {
    readonly pools: Pools;
    readonly names: Names;
    /** The variable of each group. */
    readonly groups: ReadonlyMap<string, string>;
    /** Whether `databricks.*` tasks run by the provider's operators. */
    readonly provider: boolean;
}

const STEP = '    ';

export function bodyOf(context: Context, { pools, names, groups, provider }: BodyOptions): Body {
    const { line, notes, tasks: byName } = context;
    const variables = new Map<string, string>();
    const imports = new Set<string>();
    const tasks: string[] = [];
    const order: string[] = [];
    const read = new Set(line.tasks.flatMap(readTasks));
    const define = (id: string, operator: string, named: Readonly<Record<string, Py>>): void => {
        const variable = names.take(id);
        variables.set(id, variable);
        tasks.push(`${STEP}${variable} = ${call(operator, [], { task_id: id, ...named }, STEP).text}`);
    };
    const follow = (id: string, upstream: readonly string[]): void => {
        if (upstream.length > 0) order.push(`${STEP}${chain(upstream.map((each) => variables.get(each)!))} >> ${variables.get(id)!}`);
    };

    for (const { id, dag, task } of externalsOf(context)) {
        imports.add('LastStatus');
        define(id, 'LastStatus', { external_dag_id: dag, external_task_id: task });
    }
    const triggers = line.tasks.map((task) => ({ task, trigger: triggerOf(task, (name) => byName.get(name)) }));
    for (const { task, trigger } of triggers) {
        const group = task.group === undefined ? undefined : groups.get(task.group);
        const place = group === undefined ? {} : { task_group: new Code(group) };
        for (const { id, rule } of trigger.probes) {
            imports.add('EmptyOperator');
            define(id, 'EmptyOperator', { ...place, trigger_rule: rule });
        }
        if (trigger.probes.length > 0) {
            notes.gate(`Airflow has one rule for all that a task waits for, and that of task ${task.name} is another.`, task.nameRange, `${trigger.probes.length === 1 ? 'An empty task stands' : `${trigger.probes.length} empty tasks stand`} between: ${trigger.probes.map(({ id }) => id).join(', ')}.`);
        }
        const common = {
            task_display_name: task.title, ...place,
            ...(trigger.rule !== 'all_success' && { trigger_rule: trigger.rule }),
            ...retryArguments(context, task), pool: pools.of(task),
            doc_md: taskDocument(task, fileName(line.uri), task.properties['tags'] && context.property(task, 'tags')),
        };
        const native = provider && isEnabled(task) === true ? providerTask(context, task, read.has(task.name)) : undefined;
        if (native) {
            imports.add(native.operator);
            define(task.name, native.operator, { ...native.named, ...common });
        } else {
            imports.add('PlineTask');
            const reads = readTasks(task);
            define(task.name, 'PlineTask', { pline: new Code('PLINE'), ...(reads.length > 0 && { reads }), ...(isEnabled(task) === false && { enabled: false }), ...common });
        }
    }
    for (const { task, trigger } of triggers) {
        for (const probe of trigger.probes) follow(probe.id, probe.upstream);
        follow(task.name, trigger.upstream);
    }
    const externals = externalsOf(context).map(({ id }) => id);
    define('pline.outcome', 'Outcome', {
        task_display_name: 'Outcome of the line',
        graph: Object.fromEntries(line.tasks.map(({ name, dependencies }) => [name, [...new Set(dependencies.map(upstreamId))]])),
        ...(externals.length > 0 && { externals }),
    });
    follow('pline.outcome', endsOf(line.tasks));
    return { tasks, order, imports };
}

function chain(variables: readonly string[]): string {
    const [only, ...others] = variables;
    if (others.length === 0) return only!;
    const line = `[${variables.join(', ')}]`;
    return line.length <= 120 ? line : `[\n${variables.map((variable) => `${STEP}${STEP}${variable},\n`).join('')}${STEP}]`;
}

/** Undefined for what only the run knows: that is left to `pline task`. */
function isEnabled({ enabled, properties }: ResolvedTask): boolean | undefined {
    const value = properties['enabled']?.value;
    if (!enabled) return false;
    if (value === undefined) return true;
    return value.kind === 'boolean' ? value.value : undefined;
}

interface External {
    readonly id: string;
    readonly dag: string;
    readonly task: string;
}

/** Tasks of other lines that tasks of this one wait for. */
export function externalsOf({ line }: Context): readonly External[] {
    const found = new Map<string, External>();
    for (const dependency of line.tasks.flatMap(({ dependencies }) => dependencies)) {
        if (dependency.line === undefined) continue;
        const id = upstreamId(dependency);
        found.set(id, { id, task: dependency.task, dag: dagId({ uri: dependency.uri ?? line.uri, line: dependency.line }) });
    }
    return [...found.values()];
}
