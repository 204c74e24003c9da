import { isEvery, isTask, type Output, type Placeholder, type PropertyDeclaration } from '../language/generated/ast.ts';
import { outputsOf } from '../language/model/outputs.ts';

/** What a placeholder's member names: an output that the task's activity declares, or what a run knows of itself. */
export function memberDeclaration({ target, member }: Placeholder): Output | PropertyDeclaration | undefined {
    const owner = target?.ref;
    if (isTask(owner)) return outputsOf(owner.activity?.ref).declared.find(({ name }) => name === member);
    return isEvery(owner) ? owner.properties.find(({ name }) => name === member) : undefined;
}
