import { AstUtils, type AstNode, type ValidationAcceptor } from 'langium';
import { isDefaults, isGroup, type PlineFile, type Property, type Requirement } from '../../generated/ast.ts';
import { propertyName } from '../../model/effective.ts';
import type { CheckContext, Checks } from '../context.ts';
import { tasksIn } from '../members.ts';
import { report, seeNode, type Place } from '../report.ts';
import { quoted } from '../words.ts';
import { blockOfRuns, blockOfTask, isMisspelt, isWritten, type Block } from './block.ts';

/** Of the properties that `requires one of` names, exactly one is there. */
export const oneOfChecks: Checks = (context) => ({
    PlineFile: (file, accept) => checkTasks(file, context, accept),
    Runs: (runs, accept) => check(blockOfRuns(runs), { node: runs, property: 'activity' }, new Set(), accept),
});

function checkTasks(file: PlineFile, context: CheckContext, accept: ValidationAcceptor): void {
    // Many tasks may inherit the same two properties: that is one mistake.
    const reported = new Set<Property>();
    for (const task of tasksIn(file)) {
        check(blockOfTask(task, context), { node: task, property: 'name' }, reported, accept);
    }
}

function check<N extends AstNode>(block: Block | undefined, place: Place<N>, reported: Set<Property>, accept: ValidationAcceptor): void {
    for (const requirement of block?.requirements ?? []) {
        if (block) checkRequirement(requirement, block, place, reported, accept);
    }
}

function checkRequirement<N extends AstNode>(requirement: Requirement, block: Block, place: Place<N>, reported: Set<Property>, accept: ValidationAcceptor): void {
    const properties = requirement.properties.map(({ $refText }) => $refText);
    const set = properties.map((name) => block.present.get(name)?.source).filter(isWritten);
    if (set.length > 1) {
        reportExclusive(set, block, place, reported, accept);
    } else if (!properties.some((name) => block.present.has(name) || isMisspelt(name, block))) {
        const message = `${block.subject} needs one of ${quoted(properties, 'or')}, for ${block.kind} requires one. Add one ${block.where}.`;
        report(accept, 'missing-one-of', message, place, { properties });
    }
}

/** Said once, where the nearer of the two is written; at the task where that is another file. */
function reportExclusive<N extends AstNode>(set: readonly Property[], block: Block, place: Place<N>, reported: Set<Property>, accept: ValidationAcceptor): void {
    const [nearest, ...others] = set.toReversed().sort((left, right) => distance(left) - distance(right));
    if (!nearest || reported.has(nearest)) return;
    const isHere = AstUtils.getDocument(nearest) === AstUtils.getDocument(place.node);
    if (isHere) reported.add(nearest);
    const properties = set.map(propertyName);
    const related = others.map((other) => seeNode(other, `"${propertyName(other)}" is set here.`));
    const message = `${quoted(properties)} exclude each other: ${block.kind} takes one of them. Remove all but one.`;
    if (isHere) report(accept, 'exclusive-properties', message, { node: nearest, property: 'declaration', related }, { properties });
    else report(accept, 'exclusive-properties', message, { ...place, related }, { properties });
}

/** How far from a task its property is written: in itself, in its group, in `defaults`. */
function distance({ $container: holder }: Property): number {
    return isDefaults(holder) ? 2 : isGroup(holder) ? 1 : 0;
}
