import type { Condition, GraphNode } from '../../protocol/graph.ts';
import { conditionWords } from '../words.ts';

/**
 * Why a task that waits for another one on these conditions cannot wait for it on one more: the language would call that redundant, or never to come true.
 * @returns what follows on “It already runs after …”; nothing where it makes sense
 */
export function secondConditionProblem(known: readonly Condition[], condition: Condition, rule: GraphNode['rule']): string | undefined {
    if (known.includes(condition)) return `${conditionWords[condition]}.`;
    const [first] = known;
    if (first === undefined) return undefined;
    if (known.includes('complete')) return 'on completion, which covers success and failure. Change that dependency instead.';
    if (condition === 'complete') return `${conditionWords[first]}. Change that dependency instead.`;
    return rule === 'any' ? undefined : `${conditionWords[first]}, and cannot wait for both while it runs if ALL are met: let it run if ANY is, or change that dependency.`;
}
