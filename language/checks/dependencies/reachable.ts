import { AstUtils, type ValidationAcceptor } from 'langium';
import { isBooleanValue, type PlineFile, type Task } from '../../generated/ast.ts';
import type { CheckContext, Checks } from '../context.ts';
import { report } from '../report.ts';
import { contradicts } from './conditions.ts';
import { ruleOf, type Dependency } from './graph.ts';

/** Every task that is not left out can run. Said where the cause lies next to the task, not of all that follow from it. */
export const reachableChecks: Checks = (context) => ({
    PlineFile: (file, accept) => checkTasks(file, context, accept),
});

function checkTasks(file: PlineFile, context: CheckContext, accept: ValidationAcceptor): void {
    const { dependencies } = context;
    const disabled = new Set<Task>();
    const idle = new Set<Task>();
    for (const component of dependencies.components(file)) {
        for (const task of component) {
            const own = dependencies.of(task);
            if (isDisabled(task, context)) {
                disabled.add(task);
                idle.add(task);
            } else if (component.length > 1 || own.some(({ upstream }) => upstream === task) || contradicts(task, own)) {
                idle.add(task);
            } else if (own.length > 0) {
                const blocked = own.filter(({ upstream }) => idle.has(upstream));
                if (blocked.length < (ruleOf(task) === 'all' ? 1 : own.length)) continue;
                idle.add(task);
                const cause = blocked.find(({ upstream }) => disabled.has(upstream));
                if (cause && AstUtils.getDocument(task).parseResult.value === file) reportUnreachable(task, cause, accept);
            }
        }
    }
}

function isDisabled(task: Task, context: CheckContext): boolean {
    const enabled = context.effective(task).get('enabled')?.value;
    return isBooleanValue(enabled) && !enabled.value;
}

function reportUnreachable(task: Task, { upstream, condition, source }: Dependency, accept: ValidationAcceptor): void {
    const wait = condition === 'complete' ? 'completion' : condition;
    const message = `Task "${task.name}" never runs: it waits for the ${wait} of "${upstream.name}", which is left out by "enabled: false". Enable that one, or remove the dependency.`;
    report(accept, 'unreachable-task', message, { node: source }, { task: upstream.name });
}
