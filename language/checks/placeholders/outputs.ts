import { AstUtils, type ValidationAcceptor } from 'langium';
import { isEvery, isPlaceholder, isTask, type Placeholder, type PlineFile, type Task } from '../../generated/ast.ts';
import { outputsOf } from '../../model/outputs.ts';
import { nearestName } from '../../scoping/suggest.ts';
import type { CheckContext, Checks } from '../context.ts';
import type { DependencyGraph } from '../dependencies/graph.ts';
import { unreached } from '../dependencies/reach.ts';
import { report } from '../report.ts';

/** A text reads outputs of tasks that ran before, by names that those tasks give, and what a run knows of itself. */
export const outputChecks: Checks = (context) => ({
    Placeholder: (placeholder, accept) => {
        const target = placeholder.target?.ref;
        if (isTask(target)) checkOutput(placeholder, target, accept);
        if (isEvery(target)) checkRunField(placeholder, target.properties.map(({ name }) => name), accept);
    },
    PlineFile: (file, accept) => checkUpstream(file, context, accept),
});

function checkOutput(placeholder: Placeholder, task: Task, accept: ValidationAcceptor): void {
    const { member: output } = placeholder;
    const activity = task.activity?.ref;
    const { declared, any } = outputsOf(activity);
    if (!activity || output === undefined || any || declared.some(({ name }) => name === output)) return;
    const names = declared.map(({ name }) => name);
    const nearest = nearestName(output, names);
    const advice = nearest ? `Did you mean "${nearest}"?` : names.length > 0 ? `It gives ${names.join(', ')}.` : 'It gives none.';
    const message = `Task "${task.name}" gives no output "${output}" (${activity.name}). ${advice}`;
    report(accept, 'unknown-output', message, { node: placeholder, property: 'member' }, { output, ...(nearest && { nearest }) });
}

function checkRunField(placeholder: Placeholder, fields: readonly string[], accept: ValidationAcceptor): void {
    const { member: field } = placeholder;
    if (field === undefined || fields.includes(field)) return;
    const nearest = nearestName(field, fields);
    const advice = nearest ? `Did you mean "${nearest}"?` : `It has ${fields.join(', ')}.`;
    report(accept, 'unknown-run-field', `A run has no "${field}". ${advice}`, { node: placeholder, property: 'member' }, { field, ...(nearest && { nearest }) });
}

interface Reading {
    readonly placeholder: Placeholder;
    readonly from: Task;
    readonly to: Task;
}

function checkUpstream(file: PlineFile, { dependencies }: CheckContext, accept: ValidationAcceptor): void {
    const readings: Reading[] = [];
    for (const placeholder of placeholdersOf(file)) {
        const to = placeholder.target?.ref;
        if (!isTask(to)) continue;
        const from = AstUtils.getContainerOfType(placeholder, isTask);
        if (from) readings.push({ placeholder, from, to });
        else reportNotUpstream(placeholder, to, `A line's own properties are read before its tasks run, so "${to.name}" has no output yet. Remove the placeholder.`, accept);
    }
    for (const { placeholder, from, to } of notUpstream(readings, file, dependencies)) {
        const message = from === to
            ? `Task "${from.name}" reads an output of itself, which it does not have before it ends. Read another task's.`
            : `Task "${from.name}" reads an output of "${to.name}" but does not wait for it. Add "after ${to.name}".`;
        reportNotUpstream(placeholder, to, message, accept);
    }
}

/** Langium lists a file's references, so the tree need not be searched for placeholders. */
function placeholdersOf(file: PlineFile): Placeholder[] {
    return AstUtils.getDocument(file).references.map(({ $refNode: cst }) => cst?.container?.astNode).filter(isPlaceholder);
}

function notUpstream(readings: readonly Reading[], file: PlineFile, dependencies: DependencyGraph): Reading[] {
    const further = readings.filter(({ from, to }) => !dependencies.upstreamsOf(from).includes(to));
    return further.length === 0 ? [] : unreached(further, dependencies.components(file), (task) => dependencies.upstreamsOf(task));
}

function reportNotUpstream(placeholder: Placeholder, task: Task, message: string, accept: ValidationAcceptor): void {
    report(accept, 'output-not-upstream', message, { node: placeholder }, { task: task.name, output: placeholder.member ?? '' });
}
