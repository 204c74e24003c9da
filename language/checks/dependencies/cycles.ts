import { AstUtils, type AstNode, type ValidationAcceptor } from 'langium';
import type { PlineFile, Task } from '../../generated/ast.ts';
import type { CheckContext, Checks } from '../context.ts';
import { report } from '../report.ts';
import { cycleText } from '../words.ts';
import { cyclesOf } from './components.ts';
import type { DependencyGraph } from './graph.ts';

/** No task waits for itself, neither directly nor through others, be they of this line or of another. */
export const cycleChecks: Checks = (context) => ({
    Task: (task, accept) => {
        for (const { upstream, source } of context.dependencies.of(task)) {
            if (upstream !== task) continue;
            report(accept, 'self-dependency', `Task "${task.name}" waits for itself, so it would never start. Remove it here.`, { node: source }, { task: task.name });
        }
    },
    PlineFile: (file, accept) => checkCycles(file, context, accept),
});

function checkCycles(file: PlineFile, { dependencies }: CheckContext, accept: ValidationAcceptor): void {
    const reported = new Set<Task>();
    for (const component of dependencies.components(file)) {
        for (const cycle of cyclesOf(component, (task) => dependencies.upstreamsOf(task))) {
            // It comes in the order of waiting and is told in the order of running.
            const order = [...cycle.slice(0, 1), ...cycle.slice(1).toReversed()];
            const message = `These tasks wait for each other, so none would start: ${cycleText(namesOf(order))}. Remove one of the dependencies.`;
            for (const [index, task] of order.entries()) {
                if (reported.has(task) || fileOfNode(task) !== file) continue;
                reported.add(task);
                reportCycle(task, order.at(index - 1)!, message, dependencies, accept);
            }
        }
    }
}

function reportCycle(task: Task, upstream: Task, message: string, dependencies: DependencyGraph, accept: ValidationAcceptor): void {
    const dependency = dependencies.of(task).find((candidate) => candidate.upstream === upstream);
    if (dependency) report(accept, 'dependency-cycle', message, { node: dependency.source }, { task: upstream.name });
}

/** Names as they are written after `after`: with the line's where there is more than one line. */
function namesOf(cycle: readonly Task[]): string[] {
    const lines = new Set(cycle.map(({ $container }) => $container));
    return cycle.map((task) => lines.size > 1 ? `${task.$container.name}.${task.name}` : task.name);
}

function fileOfNode(node: AstNode): AstNode {
    return AstUtils.getDocument(node).parseResult.value;
}
