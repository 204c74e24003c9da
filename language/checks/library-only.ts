import { AstUtils, type AstNode, type Properties, type ValidationAcceptor } from 'langium';
import { LIBRARY_SCHEME } from '../uris.ts';
import type { Checks } from './context.ts';
import { report } from './report.ts';

/** Some statements declare what the runner's code knows, so only the standard library has them. */
export const libraryOnlyChecks: Checks = () => ({
    Connector: (connector, accept) => check(connector, 'name', 'connector', 'Use one of the library\'s kinds of connection.', accept),
    Every: (every, accept) => check(every, 'name', 'every', 'To set a property of all tasks of an activity, use "defaults".', accept),
    Runs: (runs, accept) => {
        if (runs.builtin) check(runs, 'builtin', 'builtin', 'Name the activity that does the work: "runs exec { … }".', accept);
    },
});

function check<N extends AstNode>(node: N, property: Properties<N>, keyword: string, instead: string, accept: ValidationAcceptor): void {
    if (AstUtils.getDocument(node).uri.scheme === LIBRARY_SCHEME) return;
    report(accept, 'library-only', `"${keyword}" stands in Pline's library only. ${instead}`, { node, property }, { keyword });
}
