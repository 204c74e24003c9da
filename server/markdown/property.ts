import { AstUtils } from 'langium';
import type { PropertyDeclaration, Task, Value } from '../../language/generated/ast.ts';
import type { Inheritance } from '../../language/model/effective.ts';
import type { Origin } from '../../language/model/types.ts';
import { originOf } from './origin.ts';
import { shortCode } from './syntax.ts';

/** Which value of a property holds for a task and where it comes from; below it, those that it overrides. */
export function describeEffective({ name, default: byDefault }: PropertyDeclaration, task: Task, inheritance: Inheritance): string | undefined {
    const activity = task.activity?.ref;
    const levels: readonly (readonly [Origin, Value | undefined])[] = [
        ['task', inheritance.table(task.properties).get(name)?.value],
        ['group', task.group?.ref && inheritance.table(task.group.ref.properties).get(name)?.value],
        ['activity', activity && inheritance.defaultsOf(activity, AstUtils.getDocument(task)).get(name)?.value],
        ['default', byDefault],
    ];
    const [effective, ...overridden] = levels.flatMap(([origin, value]) => value ? [`${shortCode(value.$cstNode?.text ?? '')} from ${originOf(origin, task)}`] : []);
    if (effective === undefined) return undefined;
    return [`**Value:** ${effective}`, ...overridden.map((text) => `instead of ${text}`)].join('  \n');
}
