import type { ValidationAcceptor } from 'langium';
import type { Task } from '../../generated/ast.ts';
import type { Condition, RuleMode } from '../../model/types.ts';
import { getOrCreate } from '../../scoping/visible.ts';
import type { Checks } from '../context.ts';
import { report, seeNode } from '../report.ts';
import { ruleOf, type Dependency } from './graph.ts';

/** What a task waits for with regard to one other task makes sense: it can come true, and nothing of it is said twice. */
export const conditionChecks: Checks = (context) => ({
    Task: (task, accept) => {
        const byUpstream = new Map<Task, Dependency[]>();
        for (const dependency of context.dependencies.of(task)) {
            if (dependency.upstream !== task) getOrCreate(byUpstream, dependency.upstream, () => []).push(dependency);
        }
        for (const dependencies of byUpstream.values()) {
            if (dependencies.length > 1) check(dependencies, ruleOf(task), task, accept);
        }
    },
});

function check(dependencies: readonly Dependency[], rule: RuleMode, task: Task, accept: ValidationAcceptor): void {
    const first = new Map<Condition, Dependency>();
    for (const dependency of dependencies) {
        const earlier = first.get(dependency.condition);
        if (earlier) reportRedundant(dependency, earlier, 'That is said already', accept);
        else first.set(dependency.condition, dependency);
    }
    const [success, failure, complete] = [first.get('success'), first.get('failure'), first.get('complete')];
    if (rule === 'all') {
        if (success && failure) reportContradiction(success, failure, task, accept);
        const narrower = success ?? failure;
        if (complete && narrower) reportRedundant(complete, narrower, `Waiting for its ${narrower.condition} says more`, accept);
    } else if (complete) {
        for (const narrower of [success, failure]) {
            if (narrower) reportRedundant(narrower, complete, 'With "run if any", waiting for its completion says it already', accept);
        }
    }
}

function reportContradiction(success: Dependency, failure: Dependency, task: Task, accept: ValidationAcceptor): void {
    const { name } = success.upstream;
    const [earlier, later] = failure.source.$cstNode!.offset > success.source.$cstNode!.offset ? [success, failure] : [failure, success];
    const message = `Task "${task.name}" would never run: it waits both for the success and for the failure of "${name}". Remove one, or write "run if any".`;
    report(accept, 'contradictory-dependencies', message, { node: later.source, related: [seeNode(earlier.source, `Here it waits for the ${earlier.condition}.`)] }, { task: name });
}

function reportRedundant({ source, upstream, condition }: Dependency, other: Dependency, why: string, accept: ValidationAcceptor): void {
    const message = `"${upstream.name}" on ${condition} is redundant. ${why}: remove it here.`;
    report(accept, 'redundant-dependency', message, { node: source, related: [seeNode(other.source, 'The other one.')] }, { task: upstream.name, condition });
}

/** Whether a task waits, under ALL, for both the success and the failure of one task. */
export function contradicts(task: Task, dependencies: readonly Dependency[]): boolean {
    if (ruleOf(task) !== 'all') return false;
    const succeeded = new Set(dependencies.filter(({ condition }) => condition === 'success').map(({ upstream }) => upstream));
    return dependencies.some(({ upstream, condition }) => condition === 'failure' && succeeded.has(upstream));
}
