import { AstUtils, type ValidationAcceptor } from 'langium';
import {
    isLine, isLineType, isListType, isListValue, isMapType, isMapValue, isReference, type Activity, type Line, type PlineFile, type PropertyType, type Task, type Value,
} from '../generated/ast.ts';
import type { CheckContext, Checks } from './context.ts';
import { cyclesOf, stronglyConnected } from './dependencies/components.ts';
import { report } from './report.ts';
import { cycleText } from './words.ts';

/** A line may be run by a task of another, and must not come to run itself that way. */
export const lineCycleChecks: Checks = (context) => ({
    PlineFile: (file, accept) => checkCycles(file, context, accept),
});

/** A task that runs a line, and where it says so. */
interface Run {
    readonly task: Task;
    readonly line: Line;
    readonly value: Value;
}

function checkCycles(file: PlineFile, context: CheckContext, accept: ValidationAcceptor): void {
    const known = new Map<Line, readonly Run[]>();
    const runs = (line: Line): readonly Run[] => {
        let found = known.get(line);
        if (!found) known.set(line, found = line.tasks.flatMap((task) => runsOf(task, context)));
        return found;
    };
    const linesRunBy = (line: Line): Line[] => runs(line).map((run) => run.line);
    const own = file.declarations.filter(isLine);
    for (const component of stronglyConnected(own, linesRunBy)) {
        const selfish = component.length === 1 && linesRunBy(component[0]!).includes(component[0]!);
        for (const cycle of selfish ? [component] : cyclesOf(component, linesRunBy)) {
            const message = `${selfish ? 'This line runs itself, so it would never end' : 'These lines run each other, so none would end'}: ${cycleText(cycle.map(({ name }) => name))}. Let a task of them run another line.`;
            for (const [index, line] of cycle.entries()) {
                if (own.includes(line)) reportRuns(runs(line).filter((run) => run.line === cycle[(index + 1) % cycle.length]), file, message, accept);
            }
        }
    }
}

function reportRuns(runs: readonly Run[], file: PlineFile, message: string, accept: ValidationAcceptor): void {
    for (const { task, line, value } of runs) {
        // What `defaults`, a group or an activity says stands elsewhere.
        const inTask = AstUtils.getContainerOfType(value, (node): node is Task => node === task) !== undefined;
        if (AstUtils.getDocument(task).parseResult.value !== file) continue;
        if (inTask) report(accept, 'line-cycle', message, { node: value }, { line: line.name });
        else report(accept, 'line-cycle', message, { node: task, property: 'activity' }, { line: line.name });
    }
}

function runsOf(task: Task, context: CheckContext): Run[] {
    const activity = task.activity?.ref;
    if (!activity || !takesLine(activity)) return [];
    const values = [...[...context.effective(task).values()].flatMap(({ declaration, value }) => namedIn(value, declaration.type)), ...namedByWork(activity)];
    return values.map(([line, value]) => ({ task, line, value }));
}

/** Whether an activity, or one that does its work, takes the name of a line. */
function takesLine(activity: Activity): boolean {
    return workOf(activity).some(({ properties }) => properties.some(({ type }) => type && isOfLine(type)));
}

/** The lines that a user's activity names itself, in its `runs`. */
function namedByWork(activity: Activity): [Line, Value][] {
    return workOf(activity).flatMap(({ runs }) => runs.slice(0, 1).flatMap(({ properties }) => properties.flatMap(({ declaration, value }) => namedIn(value, declaration.items[0]?.ref.type))));
}

/** An activity, the one that does its work, and so on. */
function workOf(activity: Activity): readonly Activity[] {
    const chain = new Set<Activity>([activity]);
    for (const { runs: [first] } of chain) if (first?.activity?.ref) chain.add(first.activity.ref);
    return [...chain];
}

function isOfLine(type: PropertyType): boolean {
    return isLineType(type) || ((isListType(type) || isMapType(type)) && isOfLine(type.element));
}

function namedIn(value: Value | undefined, type: PropertyType | undefined): [Line, Value][] {
    if (!value || !type || !isOfLine(type)) return [];
    if (isListValue(value)) return value.items.flatMap((item) => namedIn(item, isListType(type) ? type.element : undefined));
    if (isMapValue(value)) return value.entries.flatMap((entry) => namedIn(entry.value, isMapType(type) ? type.element : undefined));
    const target = isReference(value) ? value.target?.ref : undefined;
    return isLine(target) ? [[target, value]] : [];
}
