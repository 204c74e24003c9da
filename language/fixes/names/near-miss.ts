import { AstUtils, type ReferenceInfo } from 'langium';
import { isLine, isPlaceholder, isUpstream } from '../../generated/ast.ts';
import { outputsOf } from '../../model/outputs.ts';
import { paramsOf, tasksOf } from '../../scoping/members.ts';
import type { Finding, Fix, FixContext } from '../fix.ts';
import { replacing } from '../replace.ts';

/** For a name that means something, but not here: how to write what it means. */
export function meantElsewhere({ container, property, reference: { $refText: name } }: ReferenceInfo, finding: Finding<'unknown-name'>, context: FixContext): Fix[] {
    if (isUpstream(container)) {
        if (property !== 'task' || container.line) return [];
        return context.visible.all('Line').filter((line) => tasksOf(line).has(name)).map((line) => replacing(context, finding, `${line.name}.${name}`));
    }
    if (!isPlaceholder(container)) return [];
    const { offset: start, end } = container.$cstNode!;
    const writing = (text: string): Fix => replacing(context, { start, end }, `<<${text}>>`);
    const line = AstUtils.getContainerOfType(container, isLine);
    if (container.member === undefined) {
        const [task] = (line && tasksOf(line).get(name)) ?? [];
        return outputsOf(task?.activity?.ref).declared.map((output) => writing(`${name}.${output.name}`));
    }
    return (line && paramsOf(line).has(name)) || context.visible.find('Config', name) ? [writing(name)] : [];
}
