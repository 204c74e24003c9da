/** `databricks.*` tasks by the operators of Airflow's Databricks provider. */
import type { ResolvedTask, Value } from '../../language/model/types.ts';
import { constantOf } from '../constant.ts';
import type { Context } from './context.ts';
import type { Py } from './python.ts';

export type ProviderOperator = 'DatabricksSubmitRunOperator' | 'DatabricksRunNowOperator' | 'DatabricksSQLStatementsOperator';

export interface ProviderTask {
    readonly operator: ProviderOperator;
    readonly named: Readonly<Record<string, Py>>;
}

/**
 * The task by an operator of the provider, which uses the Airflow connection of the same name.
 * @param read whether another task reads its outputs, which the operators do not give
 * @returns undefined where the task is no such task, or needs what the operator cannot do: then a note says so
 */
export function providerTask(context: Context, task: ResolvedTask, read: boolean): ProviderTask | undefined {
    const { builtin, inputs, name } = task;
    const connection = inputs['connection'] && context.constant(inputs['connection'], `the connection of task ${name}`, task.nameRange);
    if (!builtin?.startsWith('databricks.') || typeof connection !== 'string') return undefined;
    const made = read ? 'other tasks read its outputs' : operatorOf(context, task, connection);
    if (typeof made !== 'string') return made;
    context.notes.gate(`The provider's operator cannot do what task ${name} needs: ${made}.`, task.nameRange, 'It runs by `pline task`.');
    return undefined;
}

/** @returns the operator, or in words why there is none */
function operatorOf(context: Context, { builtin, inputs, name }: ResolvedTask, connection: string): ProviderTask | string {
    const missing = 'it has a value that only Pline can read';
    const template = (property: string): Py | undefined => inputs[property] && templated(inputs[property], context);
    const constant = (property: string): Py | undefined => inputs[property] && constantOf(inputs[property], context.line, context.environment ?? context.line.environments[0]);
    const lacks = (value: Py | undefined, property: string): boolean => property in inputs && value === undefined;
    switch (builtin) {
        case 'databricks.notebook': {
            const [notebook, parameters, cluster] = [template('notebook'), template('parameters'), template('cluster')];
            if (lacks(notebook, 'notebook') || lacks(parameters, 'parameters') || lacks(cluster, 'cluster')) return missing;
            return {
                operator: 'DatabricksSubmitRunOperator',
                named: {
                    databricks_conn_id: connection,
                    tasks: [{ task_key: name, notebook_task: { notebook_path: notebook, base_parameters: parameters }, existing_cluster_id: cluster }],
                },
            };
        }
        case 'databricks.job': {
            const [job, parameters] = [template('job'), template('parameters')];
            if (lacks(job, 'job') || lacks(parameters, 'parameters')) return missing;
            return { operator: 'DatabricksRunNowOperator', named: { databricks_conn_id: connection, job_id: job, job_parameters: parameters } };
        }
        case 'databricks.sql': {
            // The operator's statement and parameters are no templates.
            const [warehouse, statement, catalog, schema, parameters] = ['warehouse', 'sql', 'catalog', 'schema', 'parameters'].map(constant);
            if (['warehouse', 'sql', 'catalog', 'schema', 'parameters'].some((property) => lacks(constant(property), property))) return 'its statement or its parameters are known only when it runs';
            return {
                operator: 'DatabricksSQLStatementsOperator',
                named: {
                    databricks_conn_id: connection, statement, warehouse_id: warehouse, catalog, schema,
                    parameters: parameters && Object.entries(parameters).map(([key, value]): Py => ({ name: key, value: String(value) })),
                },
            };
        }
        default: return 'there is no operator for it';
    }
}

/** A value with Jinja templates for what only the run knows; undefined where Airflow cannot know it. */
function templated(value: Value, context: Context): Py | undefined {
    switch (value.kind) {
        case 'text': {
            const parts = value.parts.map((part) => (typeof part === 'string' ? escapeTemplate(part) : 'value' in part ? templated(part.value, context) : expressionOf(part.placeholder, context)));
            return parts.every((part) => part !== undefined) ? parts.map(String).join('') : undefined;
        }
        case 'reference': return expressionOf(value.target, context);
        case 'list': {
            const items = value.items.map((item) => templated(item, context));
            return items.every((item) => item !== undefined) ? items : undefined;
        }
        case 'map': {
            const entries = Object.entries(value.entries).map(([key, item]): [string, Py | undefined] => [key, templated(item, context)]);
            return entries.every(([, item]) => item !== undefined) ? Object.fromEntries(entries) : undefined;
        }
        default: {
            const constant = constantOf(value, context.line, context.environment);
            return constant === undefined ? undefined : escapeTemplate(String(constant));
        }
    }
}

function expressionOf(target: Extract<Value, { kind: 'reference' }>['target'], { line, environment }: Context): string | undefined {
    switch (target.kind) {
        case 'param': return line.params.some(({ name, type }) => name === target.name && type !== 'secret') ? `{{ params[${quoted(target.name)}] }}` : undefined;
        case 'output': return `{{ ti.xcom_pull(task_ids=${quoted(target.task)})[${quoted(target.output)}] }}`;
        case 'config': {
            const constant = constantOf({ kind: 'reference', target }, line, environment);
            return constant === undefined || typeof constant === 'object' ? undefined : escapeTemplate(String(constant));
        }
        case 'run': switch (target.field) {
            case 'id': return '{{ run_id }}';
            case 'started': return '{{ dag_run.start_date.strftime("%Y-%m-%dT%H:%M:%SZ") }}';
            case 'line': return line.name;
            case 'environment': return environment ?? (line.environments.length > 0 ? '{{ params["pline_environment"] }}' : '');
            default: return undefined;
        }
    }
}

const quoted = (name: string): string => `"${name}"`;

/** Text that stays as it is where Jinja looks for templates. */
export function escapeTemplate(text: string): string {
    return text.replaceAll(/\{\{|\{%|\{#/g, (opening) => `{{ '${opening}' }}`);
}
