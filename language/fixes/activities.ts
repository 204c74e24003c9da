import { GrammarUtils } from 'langium';
import { isActivity, isTask, type Activity } from '../generated/ast.ts';
import { append } from '../edits/insert.ts';
import { propertyName } from '../model/effective.ts';
import { around, type Fix, type FixContext, type Fixer } from './fix.ts';
import { placeholderProperty } from './values/placeholder.ts';

export const addRuns: Fixer<'missing-runs'> = (finding, context) => {
    const activity = around(finding, isActivity);
    return activity ? [context.fix('Add "runs exec { … }"', append(context.source, activity, ['runs exec { command: [""] }']), { isPreferred: true })] : [];
};

const MOST_ACTIVITIES = 8;

/** The activities that take what the task sets; those that need the least besides first. */
export const addActivity: Fixer<'missing-activity'> = (finding, context) => {
    const task = around(finding, isTask);
    if (!task) return [];
    const everyTask = new Set(context.visible.every('task')?.properties.map(({ name }) => name));
    const written = new Set(task.properties.map(propertyName));
    const own = [...written].filter((name) => !everyTask.has(name));
    const fitting = context.visible.all('Activity').filter(({ properties }) => own.every((name) => properties.some((property) => property.name === name)));
    const { Inheritance: inheritance } = context.services.model;
    const inherited = task.group?.ref ? inheritance.table(task.group.ref.properties).keys() : [];
    const needs = new Map(fitting.map((activity) => {
        const set = new Set([...written, ...inherited, ...inheritance.defaultsOf(activity, context.document).keys()]);
        return [activity, neededLines(activity, set, context)];
    }));
    const sorted = fitting.toSorted((left, right) => needs.get(left)!.length - needs.get(right)!.length).slice(0, MOST_ACTIVITIES);
    const head = (['title', 'name'] as const).map((property) => GrammarUtils.findNodeForProperty(task.$cstNode, property)).find((node) => node !== undefined);
    if (!head) return [];
    return sorted.map((activity): Fix => {
        const uses = { start: head.end, end: head.end, text: ` uses ${activity.name}` };
        const properties = append(context.source, task, needs.get(activity)!);
        // Both may go to the end of a task that has nothing else.
        const replacements = properties.some(({ start }) => start === head.end) ? [{ ...uses, text: uses.text + properties.map(({ text }) => text).join('') }] : [uses, ...properties];
        return context.fix(`Add "uses ${activity.name}"`, replacements, { isPreferred: sorted.length === 1 });
    });
};

/** What a task has to set yet; what would need a connection that is not there is left to the next diagnostic. */
function neededLines({ properties, requirements }: Activity, written: ReadonlySet<string>, { visible }: FixContext): string[] {
    const alternatives = requirements.map((requirement) => requirement.properties.map(({ $refText }) => $refText));
    const firsts = new Set(alternatives.filter((names) => !names.some((name) => written.has(name))).map(([first]) => first));
    return properties.filter(({ name, required }) => !written.has(name) && (required || firsts.has(name))).flatMap((declaration) => placeholderProperty(declaration, visible) ?? []);
}
