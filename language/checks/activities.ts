import type { AstNode, ValidationAcceptor } from 'langium';
import { isActivity, type Activity, type PlineFile } from '../generated/ast.ts';
import type { Checks } from './context.ts';
import { cyclesOf, stronglyConnected } from './dependencies/components.ts';
import { report } from './report.ts';
import { cycleText } from './words.ts';

/** An activity says once what does its work, and the work ends up at a built-in activity. */
export const activityChecks: Checks = () => ({
    Activity: (activity, accept) => {
        if (activity.runs.length === 0 && activity.name) {
            const message = `Activity "${activity.name}" does not say what does its work. Add "runs" and another activity: "runs exec { command: […] }".`;
            report(accept, 'missing-runs', message, { node: activity, property: 'name' }, { activity: activity.name });
        }
        reportRepeated(activity.runs, 'runs', accept);
        reportRepeated(activity.icons, 'icon', accept);
        reportRepeated(activity.anyOutputs, 'outputs any', accept);
    },
    PlineFile: checkCycles,
});

function reportRepeated(statements: readonly AstNode[], statement: string, accept: ValidationAcceptor): void {
    for (const node of statements.slice(1)) {
        report(accept, 'repeated-statement', `An activity has one "${statement}". Remove this one.`, { node }, { statement });
    }
}

function checkCycles(file: PlineFile, accept: ValidationAcceptor): void {
    const runsWhat = (activity: Activity): Activity[] => activity.runs.slice(0, 1).flatMap(({ activity: next }) => next?.ref ?? []);
    const own = file.declarations.filter(isActivity);
    const inFile = new Set(own);
    for (const component of stronglyConnected(own, runsWhat)) {
        const selfish = component.length === 1 && runsWhat(component[0]!).includes(component[0]!);
        for (const cycle of selfish ? [component] : cyclesOf(component, runsWhat)) {
            const message = `These activities run each other, so nothing does the work: ${cycleText(cycle.map(({ name }) => name))}. Let one of them run another activity.`;
            for (const activity of cycle.filter((member) => inFile.has(member))) {
                report(accept, 'activity-cycle', message, { node: activity.runs[0]!, property: 'activity' }, { activity: activity.name });
            }
        }
    }
}
