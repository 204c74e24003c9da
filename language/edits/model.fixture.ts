/** What edits mean, on plain data: the oracle of the tests of random edits. */
import fc from 'fast-check';
import type { Edit } from '../../protocol/edit.ts';
import type { Condition } from '../../protocol/graph.ts';
import { NAMES } from './text.fixture.ts';

export interface ModelTask {
    readonly name: string;
    readonly title: string;
    readonly activity: string;
    readonly group: string;
    readonly rule: 'all' | 'any';
    /** `line.task condition`, sorted. */
    readonly dependencies: readonly string[];
    readonly properties: Readonly<Record<string, string>>;
}

export type Model = readonly { readonly name: string; readonly title: string; readonly tasks: readonly ModelTask[] }[];

const KINDS = ['addTask', 'cloneTask', 'renameTask', 'deleteTask', 'connect', 'disconnect', 'changeCondition', 'setRule', 'setProperty', 'unsetProperty', 'moveToGroup', 'setTitle', 'setActivity'] as const;
const CONDITIONS: readonly Condition[] = ['success', 'failure', 'complete'];

/** An edit whose tasks are chosen once it is known which there are. */
export const someEdit = fc.record({
    kind: fc.constantFrom(...KINDS), line: fc.constantFrom('l', 'm'), one: fc.nat(9), other: fc.nat(9), name: fc.constantFrom(...NAMES), title: fc.constantFrom('', 'New', '"<<a.b>>" \\'),
    condition: fc.constantFrom(...CONDITIONS), to: fc.constantFrom(...CONDITIONS), group: fc.constantFrom('', 'g', 'h'), flag: fc.boolean(), property: fc.constantFrom('retries', 'timeout', 'description'),
});
/** Gets `line.task` of each task whose text may change, and `gone line.task` of each that is deleted, made, or gets another name. */
export type Touched = Set<string>;
export type Wish = typeof someEdit extends fc.Arbitrary<infer T> ? T : never;

const VALUES: Readonly<Record<string, readonly [text: string, meaning: string]>> = {
    retries: ['7', '7'], timeout: ['2m', '120000ms'], description: ['"""\n  two\n    lines\n"""', JSON.stringify('two\n  lines')],
};

/** @returns undefined where the wish cannot be meant, as there is no such task */
export function toEdit(wish: Wish, model: Model): Edit | undefined {
    const { kind, line, condition, to, name, title, group, flag, property } = wish;
    const tasks = model.find((candidate) => candidate.name === line)!.tasks;
    const task = tasks[wish.one % Math.max(tasks.length, 1)]?.name;
    const other = tasks[wish.other % Math.max(tasks.length, 1)]?.name;
    if (kind === 'addTask') {
        const dependencies = other === undefined ? [] : [{ task: other, condition }];
        return { kind, line, name, activity: 'wait', ...(title && { title }), ...(group && { group }), ...(flag && task !== undefined && { behind: task }), dependencies, properties: [{ name: property, value: VALUES[property]![0] }] };
    }
    if (task === undefined || other === undefined) return undefined;
    const elsewhere = model.find((candidate) => candidate.name !== line)!;
    const away = elsewhere.tasks[wish.other % Math.max(elsewhere.tasks.length, 1)];
    const upstream = flag && away ? `${elsewhere.name}.${away.name}` : other;
    switch (kind) {
        case 'cloneTask':
        case 'deleteTask': return { kind, line, task };
        case 'renameTask': return { kind, line, task, name };
        case 'connect':
        case 'disconnect': return { kind, line, task, upstream, condition };
        case 'changeCondition': return { kind, line, task, upstream, from: condition, to };
        case 'setRule': return { kind, line, task, rule: flag ? 'any' : 'all' };
        case 'setProperty': return { kind, line, task, property, value: VALUES[property]![0] };
        case 'unsetProperty': return { kind, line, task, property };
        case 'moveToGroup': return { kind, line, task, ...(group && { group }) };
        case 'setTitle': return { kind, line, ...(flag && { task }), title };
        case 'setActivity': return { kind, line, task, activity: flag ? 'wait' : 'shell' };
    }
}

/** @returns undefined where the edit has to be refused */
export function applied(model: Model, edit: Edit, touched: Touched): Model | undefined {
    if (!('line' in edit) || edit.kind === 'cloneTasks' || edit.kind === 'cloneLine') throw new Error('not among the wishes');
    const { line } = edit;
    const { tasks } = model.find(({ name }) => name === line)!;
    const names = tasks.map(({ name }) => name);
    const unique = (wish: string): string => names.includes(wish) ? [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map((number) => `${wish}${number}`).find((name) => !names.includes(name))! : wish;
    const withTasks = (next: readonly ModelTask[]): Model => model.map((each) => each.name === line ? { ...each, tasks: next } : each);
    const insert = (task: ModelTask, behind: string | undefined): Model => {
        const index = behind === undefined ? tasks.length : names.indexOf(behind) + 1;
        return withTasks([...tasks.slice(0, index), task, ...tasks.slice(index)]);
    };
    if (edit.kind === 'addTask') {
        const name = unique(edit.name);
        const dependencies = (edit.dependencies ?? []).map(({ task, condition }) => `${line}.${task} ${condition}`);
        const properties = Object.fromEntries((edit.properties ?? []).map((property) => [property.name, VALUES[property.name]![1]]));
        touched.add(`${line}.${name}`).add(`gone ${line}.${name}`);
        return insert({ name, title: edit.title ?? '', activity: edit.activity, group: edit.group ?? '', rule: 'all', dependencies, properties }, edit.behind);
    }
    if (edit.kind === 'setTitle' && edit.task === undefined) return model.map((each) => each.name === line ? { ...each, title: edit.title ?? '' } : each);
    const task = tasks.find(({ name }) => name === edit.task)!;
    const key = `${line}.${task.name}`;
    const change = (more: Partial<ModelTask>): Model => {
        touched.add(key);
        return withTasks(tasks.map((each) => each === task ? { ...each, ...more } : each));
    };
    const target = 'upstream' in edit ? edit.upstream.includes('.') ? edit.upstream : `${line}.${edit.upstream}` : '';
    switch (edit.kind) {
        case 'cloneTask': {
            const name = unique(`${task.name}_copy`);
            return insert({ ...task, name, title: task.title && `${task.title} (copy)` }, task.name);
        }
        case 'renameTask': {
            if (edit.name === task.name) return model;
            if (names.includes(edit.name)) return undefined;
            for (const each of [key, `gone ${key}`, `${line}.${edit.name}`, `gone ${line}.${edit.name}`]) touched.add(each);
            return model.map((each) => ({ ...each, tasks: each.tasks.map((other) => renamed(other, each.name, line, task.name, edit.name, touched)) }));
        }
        case 'deleteTask':
            touched.add(key).add(`gone ${key}`);
            return model.map((each) => ({ ...each, tasks: each.tasks.filter((other) => other !== task).map((other) => without(other, each.name, line, task.name, touched)) }));
        case 'connect': {
            const dependency = `${target} ${edit.condition}`;
            if (task.dependencies.includes(dependency) || reaches(model, target, key)) return undefined;
            return change({ dependencies: [...task.dependencies, dependency].sort() });
        }
        case 'disconnect': {
            const dependency = `${target} ${edit.condition}`;
            return task.dependencies.includes(dependency) ? change({ dependencies: task.dependencies.filter((each) => each !== dependency) }) : undefined;
        }
        case 'changeCondition': {
            const [from, to] = [`${target} ${edit.from}`, `${target} ${edit.to}`];
            if (edit.from === edit.to) return model;
            if (!task.dependencies.includes(from) || task.dependencies.includes(to)) return undefined;
            return change({ dependencies: task.dependencies.map((each) => each === from ? to : each).sort() });
        }
        case 'setRule': return change({ rule: edit.rule });
        case 'setProperty': return change({ properties: { ...task.properties, [edit.property]: VALUES[edit.property]![1] } });
        case 'unsetProperty': {
            const { [edit.property]: gone, ...properties } = task.properties;
            return gone === undefined ? undefined : change({ properties });
        }
        case 'moveToGroup': return change({ group: edit.group ?? '' });
        case 'setTitle': return change({ title: edit.title ?? '' });
        case 'setActivity': return change({ activity: edit.activity });
    }
}

function reaches(model: Model, from: string, to: string): boolean {
    const all = new Map<string, ModelTask>(model.flatMap(({ name, tasks }) => tasks.map((task) => [`${name}.${task.name}`, task] as const)));
    const seen = new Set<string>([from]);
    for (const key of seen) for (const dependency of all.get(key)?.dependencies ?? []) seen.add(dependency.split(' ')[0]!);
    return seen.has(to);
}

function renamed(task: ModelTask, own: string, line: string, from: string, to: string, touched: Touched): ModelTask {
    const dependencies = task.dependencies.map((each) => each.startsWith(`${line}.${from} `) ? each.replace(`${line}.${from} `, `${line}.${to} `) : each).sort();
    const properties = own === line ? Object.fromEntries(Object.entries(task.properties).map(([name, value]) => [name, value.replace(`<<${from}.x>>`, `<<${to}.x>>`)])) : task.properties;
    if (JSON.stringify([dependencies, properties]) !== JSON.stringify([task.dependencies, task.properties])) touched.add(`${own}.${task.name}`);
    return { ...task, name: own === line && task.name === from ? to : task.name, dependencies, properties };
}

function without(task: ModelTask, own: string, line: string, deleted: string, touched: Touched): ModelTask {
    const dependencies = task.dependencies.filter((each) => !each.startsWith(`${line}.${deleted} `));
    if (dependencies.length < task.dependencies.length) touched.add(`${own}.${task.name}`);
    return { ...task, dependencies, rule: dependencies.length === 0 && task.dependencies.length > 0 ? 'all' : task.rule };
}
