import { posix } from 'node:path';
import type { ResolvedLine, ResolvedTask } from '../../language/model/types.ts';
import type { ExportFile, Exporter } from '../exporter.ts';
import { bundleFile, targetsOf } from './bundle.ts';
import { describe, noteLimits, retriesOf } from './common.ts';
import { Configs, plain } from './configs.ts';
import { gateOf } from './gate.ts';
import { Inputs } from './inputs.ts';
import type { Job, JobTask, TaskStart } from './job.ts';
import { LINE_STATUS_SCRIPT, lineStatusTask, statusOf } from './line-status.ts';
import { Notes, placeOf } from '../notes.ts';
import { OutputReferences, tasksWithReaders } from './outputs.ts';
import { parametersOf } from './parameters.ts';
import { bundlePaths } from './paths.ts';
import { reachOf, type AssumedEnd, type ReachedTask } from './reach.ts';
import { chooseStarts, type Ends } from './run-if.ts';
import { scheduleOf } from './schedule.ts';
import { INSTEAD, TRANSLATIONS } from './tasks/index.ts';
import { SERVERLESS_ENVIRONMENT, type Translation } from './tasks/translate.ts';
import { Texts } from './texts.ts';
import { BundleVariables } from './variables.ts';
import { yamlText } from './yaml.ts';

const MOST_TASKS = 1000;
const MOST_TAGS = 25;
/** Of Python and its packages on serverless compute. */
const ENVIRONMENT_VERSION = '4';
/** As many runs at once as Databricks lets be. */
const MOST_RUNS = 1000;

/** A line as a bundle with one job. */
export const exportDatabricks: Exporter = (line, { environment, projectFolder = '.', settings }) => {
    const notes = new Notes();
    const environments = environment === undefined ? line.environments : [environment];
    const configs = new Configs(line, environments);
    const variables = new BundleVariables();
    const external = externalEnd(line, settings['external'], notes);
    const reach = reachOf(line.tasks, (task) => isEnabled(task, configs, notes), external);
    const inJob = line.tasks.filter(({ name }) => reach.reached.has(name));
    const texts = new Texts({
        line: line.name, environment: environments.length === 1 ? environments[0] : undefined, configs, variables, outputs: new OutputReferences(inJob, notes), notes, secretScope: settings['secret-scope'] ?? 'pline',
    });
    const paths = bundlePaths(line.name, projectFolder);
    const files = new Map<string, ExportFile>();
    const translation: Translation = {
        notes, paths, params: new Set(line.params.map(({ name }) => name)), withReaders: tasksWithReaders(inJob), addFile: (file) => void files.set(file.path, file),
    };
    const choices = chooseStarts(reach.reached);
    const endsOf = (task: string): Ends => choices.get(task)!.ends;
    const taskOf = (name: string): ReachedTask['task'] => reach.reached.get(name)!.task;

    const tasks = inJob.flatMap((task): readonly JobTask[] => {
        const inputs = new Inputs(task, { texts, configs, notes });
        const reached = reach.reached.get(task.name)!;
        const { start } = choices.get(task.name)!;
        const translate = TRANSLATIONS[task.builtin ?? ''];
        if (translate === undefined) {
            notes.refusal(`Task ${task.name} uses ${task.activity ?? 'no activity'}, and Databricks has nothing that does it.`, task.nameRange, INSTEAD[task.builtin ?? ''] ?? 'Use a notebook or python, or run the line elsewhere.');
            return [];
        }
        const gate = start.kind === 'gate' ? gateOf(reached, endsOf, taskOf) : undefined;
        if (gate) notes.gate(`No run_if says when task ${task.name} runs.`, task.nameRange, `${gate.tasks.length === 1 ? 'A condition task decides' : `${gate.tasks.length} condition tasks decide`}, from ${gate.tasks[0]!.task_key} on.`);
        noteLimits(inputs, notes);
        const runIf: TaskStart = start.kind === 'run-if' && start.runIf !== 'ALL_SUCCESS' ? { run_if: start.runIf } : {};
        const dependsOn: TaskStart = start.kind === 'root' ? {} : { depends_on: [...new Set(reached.upstream.map((upstream) => upstream.task))].map((key) => ({ task_key: key })) };
        return [...gate?.tasks ?? [], { task_key: task.name, ...describe(task), ...(gate?.start ?? { ...dependsOn, ...runIf }), ...translate(inputs, translation), ...retriesOf(inputs, notes) }];
    });
    for (const task of line.tasks) if (reach.never.has(task.name)) notes.difference(`No run starts task ${task.name}, for it, or what it needs, is switched off or impossible.`, task.nameRange, 'It is left out of the job.');

    const status = statusOf(line.tasks, reach, choices, external);
    if (status !== undefined) {
        const path = paths.generated('line_status.py');
        files.set(path, { path, content: LINE_STATUS_SCRIPT });
        tasks.push(lineStatusTask(status, paths.fromJob(path), SERVERLESS_ENVIRONMENT));
        notes.gate(`Databricks takes a last task that was excluded for a success, and line ${line.name} may have failed then.`, line.nameRange, 'The task line-status, in Python, comes to the status that Pline comes to.');
    }
    if (tasks.length > MOST_TASKS) notes.refusal(`Line ${line.name} comes to ${tasks.length} tasks on Databricks, and a job has ${MOST_TASKS} at most.`, line.nameRange, 'Split the line.');
    if (tasks.length === 0 && !notes.refused) notes.refusal(`Line ${line.name} has no task that could run.`, line.nameRange, 'Add one, or switch one on.');

    const job: Job = {
        name: line.title ?? line.name, ...describe({ ...(line.description !== undefined && { description: line.description }) }), ...tagsOf(line, configs, notes), ...runsOf(line, configs),
        ...scheduleOf(line, notes), ...parametersOf(line, texts, notes),
        ...(tasks.some((task) => task.environment_key !== undefined) && { environments: [{ environment_key: SERVERLESS_ENVIRONMENT, spec: { environment_version: ENVIRONMENT_VERSION } }] }),
        tasks,
    };
    const targets = targetsOf(line, environments, reach.reached.values(), configs, notes);
    if (notes.refused) return { files: [], notes: notes.sorted(line) };
    return {
        files: [
            { path: 'databricks.yml', content: yamlText(bundleFile(projectName(line), projectFolder, targets), 'Made by pline export databricks. It is yours: from now on, pline leaves it as it is.'), keep: true },
            { path: paths.job, content: jobFile(line, job, environments, variables) },
            ...files.values(),
        ],
        notes: notes.sorted(line),
    };
};

function externalEnd({ tasks, nameRange }: ResolvedLine, given: string | undefined, notes: Notes): AssumedEnd {
    if (given === 'success' || given === 'failure') return given;
    if (given !== undefined) notes.refusal(`Tasks of other lines are said to have ended with "${given}".`, nameRange, 'Say --external success or --external failure.');
    for (const { name, dependencies } of tasks) {
        for (const { line, task, range } of dependencies) {
            if (line !== undefined) notes.refusal(`Task ${name} waits for ${line}.${task}, and a job on Databricks knows its own tasks alone.`, range, 'Say how that task is taken to have ended with --external success or --external failure, or start the job from the other one.');
        }
    }
    return 'success';
}

function isEnabled(task: ResolvedTask, configs: Configs, notes: Notes): boolean {
    const value = task.properties['enabled']?.value;
    const known = value === undefined ? true : plain(configs.settle(value));
    if (known === undefined) notes.refusal(`Whether task ${task.name} is switched on differs by environment, and a bundle has one job for all.`, placeOf(task, 'enabled'), 'Export for one environment with --environment.');
    return task.enabled && known !== false;
}

function tagsOf({ properties, nameRange }: ResolvedLine, configs: Configs, notes: Notes): Pick<Job, 'tags'> {
    const value = properties['tags']?.value;
    const settled = value && configs.settle(value);
    const tags = settled?.kind === 'list' ? settled.items.flatMap((item) => item.kind === 'text' ? item.parts.filter((part) => typeof part === 'string').join('') : []) : [];
    if (tags.length > MOST_TAGS) notes.difference(`The line has ${tags.length} tags, and a job has ${MOST_TAGS} at most.`, nameRange, 'The others are left out.');
    return tags.length === 0 ? {} : { tags: Object.fromEntries(tags.slice(0, MOST_TAGS).map((tag) => [tag, ''])) };
}

/** What a run does while another goes on: without a queue, Databricks skips it. */
function runsOf({ properties }: ResolvedLine, configs: Configs): Pick<Job, 'max_concurrent_runs' | 'queue'> {
    const value = properties['if_running']?.value;
    const settled = value && configs.settle(value);
    const choice = settled?.kind === 'text' ? settled.parts.join('') : 'refuse';
    return { max_concurrent_runs: choice === 'allow' ? MOST_RUNS : 1, ...(choice === 'wait' && { queue: { enabled: true } }) };
}

function jobFile(line: ResolvedLine, job: Job, environments: readonly string[], variables: BundleVariables): string {
    const used = variables.all();
    const file = posix.basename(new URL(line.uri).pathname);
    const valuesIn = (environment: string): Readonly<Record<string, string>> => Object.fromEntries(used.flatMap(([name, { values }]) => values.has(environment) ? [[name, values.get(environment)!]] : []));
    const targets = environments.map((environment) => [environment, { variables: valuesIn(environment) }] as const).filter(([, { variables: values }]) => Object.keys(values).length > 0);
    return yamlText({
        ...(used.length > 0 && { variables: Object.fromEntries(used.map(([name, { description }]) => [name, { description }])) }),
        ...(targets.length > 0 && { targets: Object.fromEntries(targets) }),
        resources: { jobs: { [line.name]: job } },
    }, `Line ${line.name}, made by pline export databricks from ${file}:${line.nameRange.start.line + 1}.\nChange that file and export again, rather than this one.`, new Map(line.tasks.map((task) => [task.name, `${posix.basename(new URL(task.nameRange.uri).pathname)}:${task.nameRange.start.line + 1}`])));
}

function projectName({ uri, name }: ResolvedLine): string {
    return decodeURIComponent(posix.basename(posix.dirname(new URL(uri).pathname))) || name;
}
