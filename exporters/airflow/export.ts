import runtime from './pline_airflow.py?raw';
import { constantOf } from '../constant.ts';
import type { Exporter } from '../exporter.ts';
import { Context } from './context.ts';
import { documentOf } from './documents.ts';
import { dagFile, dagId, fileName, folderOf } from './names.ts';
import { paramsOf } from './params.ts';
import { poolsFile, poolsOf } from './pools.ts';
import { call, Names } from './python.ts';
import { DEFAULT_ARGUMENTS } from './retries.ts';
import { scheduleOf } from './schedule.ts';
import { bodyOf, externalsOf } from './tasks.ts';

const STEP = '    ';
const RUNTIME = ['LastStatus', 'Line', 'Outcome', 'PlineTask'];
const PROVIDER = ['DatabricksRunNowOperator', 'DatabricksSQLStatementsOperator', 'DatabricksSubmitRunOperator'];
const IMPORTED = ['CronTriggerTimetable', 'DAG', 'EmptyOperator', 'MultipleCronTriggerTimetable', 'PLINE', 'Param', 'TaskGroup', 'dag', 'datetime', 'pendulum', 'timedelta', ...RUNTIME, ...PROVIDER];

/** A line as a DAG file for Airflow 3, with the module that it uses and, where it has some, its pools. */
export const exportAirflow: Exporter = (line, options) => {
    const { settings } = options;
    const context = new Context(line, options);
    const schedule = scheduleOf(context);
    const params = paramsOf(context, externalsOf(context).length > 0);
    const pools = poolsOf(context);
    const names = new Names(IMPORTED);
    const groups = groupsOf(context, names);
    const body = bodyOf(context, { pools, names, groups: groups.variables, provider: settings['databricks'] === 'provider' });
    const id = dagId({ uri: line.uri, line: line.name });
    const file = fileName(line.uri);
    const folder = settings['project-folder'] ?? folderOf(line.uri);

    const pline = call('Line', [], {
        command: (settings['pline-command'] ?? 'pline').split(/\s+/).filter((word) => word !== ''), file: `${folder.replace(/\/+$/, '')}/${file}`, name: line.name,
        environment: context.environment, ...(params.passed.length > 0 && { params: params.passed }),
    });
    const tags = line.properties['tags'] && constantOf(line.properties['tags'].value, line, context.environment);
    const dag = call('DAG', [], {
        dag_id: id, dag_display_name: line.title,
        description: line.description?.split('\n', 1)[0], doc_md: documentOf(line.description),
        // Without a start date nothing is made up for: with one, Airflow would run the last time that has passed as soon as it knows the DAG.
        schedule: schedule.timetable, catchup: false,
        max_active_runs: runsAtOnce(context), params: params.dag, tags: ['pline', ...(Array.isArray(tags) ? tags.map(String) : [])],
        default_args: DEFAULT_ARGUMENTS,
    });
    const notes = context.notes.sorted(line);
    if (context.notes.refused) return { files: [], notes };
    const content = [
        `"""\nThe line "${ascii(line.name)}" of ${ascii(file)}, line ${line.range.start.line + 1}, as a DAG for Airflow 3.\n\nWritten by \`pline export airflow\`: change the line, not this file.\n"""`,
        importsOf(body.imports, schedule.imports, groups.definitions.length > 0, Object.keys(params.dag).length > 0),
        `PLINE = ${pline.text}`,
        [`with ${dag.text} as dag:`, ...groups.definitions, ...(groups.definitions.length > 0 ? [''] : []), ...body.tasks, '', ...body.order].join('\n'),
    ].join('\n\n');
    return {
        files: [
            { path: 'pline_airflow.py', content: runtime },
            ...(pools.used.length > 0 ? [{ path: `${dagFile(line)}.pools.json`, content: poolsFile(pools, line.name) }] : []),
            { path: `${dagFile(line)}.py`, content: `${content}\n` },
        ],
        notes,
    };
};

/** While a run goes on, Airflow lets the next one wait; it cannot refuse it. */
function runsAtOnce({ line, notes }: Context): number | undefined {
    const property = line.properties['if_running'];
    const mode = (property && constantOf(property.value, line, undefined)) ?? 'refuse';
    if (mode === 'refuse' && property && property.origin !== 'default') notes.difference('Airflow does not refuse a run while another goes on.', property.range, 'It waits for its turn there.');
    return mode === 'allow' ? undefined : 1;
}

function groupsOf({ line }: Context, names: Names): { readonly variables: ReadonlyMap<string, string>; readonly definitions: readonly string[] } {
    const taken = new Set(line.tasks.map(({ name }) => name));
    const variables = new Map<string, string>();
    const definitions = line.groups.map(({ name, title, description }) => {
        const variable = names.take(`${name}_group`);
        variables.set(name, variable);
        // Groups and tasks share their names in Airflow, and in Pline they do not.
        const group = call('TaskGroup', [taken.has(name) ? `${name}-group` : name], { prefix_group_id: false, group_display_name: title ?? name, tooltip: description ?? '' }, STEP);
        return `${STEP}${variable} = ${group.text}`;
    });
    return { variables, definitions };
}

function importsOf(used: ReadonlySet<string>, schedule: readonly string[], groups: boolean, params: boolean): string {
    const sdk = ['DAG', ...(params ? ['Param'] : []), ...(groups ? ['TaskGroup'] : []), ...schedule.filter((line) => line.startsWith('from airflow.sdk')).map((line) => line.split(' ').at(-1)!)].sort();
    const provider = PROVIDER.filter((name) => used.has(name));
    return [
        'from datetime import timedelta\n',
        ...(provider.length > 0 ? [`from airflow.providers.databricks.operators.databricks import ${provider.join(', ')}`] : []),
        ...(used.has('EmptyOperator') ? ['from airflow.providers.standard.operators.empty import EmptyOperator'] : []),
        `from airflow.sdk import ${sdk.join(', ')}`,
        ...schedule.filter((line) => !line.startsWith('from airflow.sdk')),
        `from pline_airflow import ${RUNTIME.filter((name) => used.has(name) || name === 'Line' || name === 'Outcome').join(', ')}`,
    ].join('\n');
}

/** For a place in a document string, which a quote or a backslash could end or bend. */
function ascii(text: string): string {
    return text.replaceAll(/["\\\n\r]/g, '_');
}
