import type { AstNode, ValidationAcceptor } from 'langium';
import type { Checks } from '../context.ts';
import { report, type Place } from '../report.ts';
import { quoted } from '../words.ts';
import { blockOfConnection, blockOfRuns, blockOfTask, isMisspelt, type Block } from './block.ts';

/** What is required is there, counted after inheritance. */
export const requiredChecks: Checks = (context) => ({
    Task: (task, accept) => check(blockOfTask(task, context), { node: task, property: 'name' }, accept),
    Connection: (connection, accept) => check(blockOfConnection(connection), { node: connection, property: 'name' }, accept),
    Runs: (runs, accept) => check(blockOfRuns(runs), { node: runs, property: 'activity' }, accept),
});

function check<N extends AstNode>(block: Block | undefined, place: Place<N>, accept: ValidationAcceptor): void {
    if (!block) return;
    const properties = block.declarations
        .filter(({ name, required }) => required && !block.present.has(name) && !isMisspelt(name, block))
        .map(({ name }) => name);
    if (properties.length === 0) return;
    const what = properties.length === 1 ? `the property ${quoted(properties)}` : `the properties ${quoted(properties)}`;
    const them = properties.length === 1 ? 'it' : 'them';
    report(accept, 'missing-property', `${block.subject} lacks ${what}, which ${block.kind} requires. Add ${them} ${block.where}.`, place, { properties });
}
