import type { Task } from '../../generated/ast.ts';
import type { CheckContext, Checks } from '../context.ts';
import { report, seeNode } from '../report.ts';
import { ruleOf, type Dependency } from './graph.ts';

/**
 * A dependency that another one implies: `c` waits for `a` and `b`, and `b` runs only if the same is met of `a`.
 * That is exact where both combine their dependencies with ALL, and `b` is of the same line, so that it runs in the same run.
 */
export const impliedChecks: Checks = (context) => ({
    Task: (task, accept) => {
        for (const { dependency, through } of impliedDependencies(task, context)) {
            const { condition, source, upstream } = dependency;
            const message = `"${upstream.name}" on ${condition} is implied: "${through.name}", which this task waits for, waits for it too. It can be removed.`;
            report(accept, 'implied-dependency', message, { node: source, related: [seeNode(through, `"${through.name}" waits for it.`)] }, { task: upstream.name, condition, through: through.name });
        }
    },
});

interface Implied {
    readonly dependency: Dependency;
    readonly through: Task;
}

function impliedDependencies(task: Task, { dependencies }: CheckContext): Implied[] {
    const own = dependencies.of(task);
    if (own.length < 2 || ruleOf(task) !== 'all') return [];
    const byUpstream = new Map(own.map((dependency) => [dependency.upstream, dependency]));
    const implied = new Map<Dependency, Task>();
    for (const through of dependencies.upstreamsOf(task)) {
        if (through.$container !== task.$container || ruleOf(through) !== 'all') continue;
        for (const further of dependencies.of(through)) {
            const dependency = byUpstream.get(further.upstream);
            if (dependency?.condition === further.condition && further.upstream !== through) implied.set(dependency, through);
        }
    }
    return [...implied].map(([dependency, through]) => ({ dependency, through }));
}
