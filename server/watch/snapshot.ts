import { DocumentState, type LangiumDocument } from 'langium';
import { graphOf, type PlainGraph } from '../../graph/model.ts';
import { viewed } from '../../graph/view/view.ts';
import { Damage } from '../../language/checks/damage.ts';
import type { Line } from '../../language/generated/ast.ts';
import { resolveLine } from '../../language/model/resolve.ts';
import type { GraphView, Problem } from '../../protocol/graph.ts';
import { findLine } from '../lines.ts';
import { problemsOf, syntaxErrorsOf } from '../problems.ts';
import type { PlineServerServices } from '../services.ts';
import { withDependents } from './dependents.ts';

/** What a document's text says of a line, before it is laid out. */
export interface Snapshot {
    readonly version: number;
    /** Absent where there is no such line, or where a syntax error keeps part of it from being read. */
    readonly graph?: PlainGraph;
    readonly syntaxErrors: readonly Problem[];
}

/** @param document one that has been checked */
export function snapshotOf(document: LangiumDocument | undefined, name: string, view: GraphView, services: PlineServerServices): Snapshot {
    if (!document || document.state < DocumentState.Validated) return { version: 0, syntaxErrors: [] };
    const syntaxErrors = syntaxErrorsOf(document);
    const line = findLine(document, name);
    const graph = line && isWhole(line, document) ? graphOfView(line, document, view, services) : undefined;
    return { version: document.textDocument.version, ...(graph && { graph }), syntaxErrors };
}

function graphOfView(line: Line, document: LangiumDocument, view: GraphView, services: PlineServerServices): PlainGraph {
    const graph = graphOf(resolveLine(line, services), problemsOf(document));
    return viewed(view.external ? withDependents(graph, line, services) : graph, view);
}

/** Whether all of the line could be read: where not, tasks may be missing. */
function isWhole(line: Line, document: LangiumDocument): boolean {
    const damage = Damage.of(document);
    return !damage || [line, ...line.tasks].every(({ $cstNode: cst }) => cst !== undefined && damage.isSound(cst.offset));
}
