import Elk from 'elkjs/lib/elk.bundled.js';
import { layoutLine } from '../../graph/layout.ts';
import type { PlainGraph } from '../../graph/model.ts';
import { edge, nightly, node } from '../../graph/test-graphs.ts';
import type { LineGraph, Problem } from '../../protocol/graph.ts';
import type { HostMessage } from '../../protocol/panel.ts';
import type { RunView, TaskView } from '../../protocol/run-view.ts';

const elk = new Elk();
const uri = 'file:///project/nightly.pline';
let sequence = 0;

export function layout(plain: PlainGraph = nightly(), previous?: LineGraph): Promise<LineGraph> {
    return layoutLine(elk, plain, previous);
}

/** The sample line with one more task behind `upstream`. */
export function withTask(name: string, upstream: string): PlainGraph {
    const plain = nightly();
    return { ...plain, nodes: [...plain.nodes, node(name, { title: `New: ${name}` })], edges: [...plain.edges, edge(upstream, name)] };
}

export function graphMessage(graph: LineGraph, syntaxErrors: readonly Problem[] = []): HostMessage {
    sequence += 1;
    return { type: 'graph', sequence, version: sequence, graph, syntaxErrors };
}

export function problem(message: string, line: number): Problem {
    return { severity: 'error', message, location: { uri, start: { line, character: 0 }, end: { line, character: 5 } } };
}

/** @param ago how many seconds ago it started */
export function task(status: TaskView['status'], more: Partial<TaskView> = {}): TaskView {
    return { status, attempt: status === 'waiting' || status === 'skipped' ? 0 : 1, ...more };
}

/** A run of the sample line, by default half way through. */
export function run(more: Partial<RunView> = {}): RunView {
    const started = new Date(Date.now() - 64_000).toISOString();
    const ended = new Date(Date.now() - 60_000).toISOString();
    return {
        id: 'r1', line: 'nightly', status: 'running', started, handled: [], folder: '/project/.pline/runs/r1',
        tasks: {
            customers: task('succeeded', { started, ended }),
            orders: task('failed', { started, ended, attempt: 3, error: { message: 'Connection "crm" refused: is the database at localhost:5432 up?', exitCode: 1 } }),
            products: task('running', { started, progress: '12,000 rows' }),
            revenue: task('skipped', { reason: 'orders failed, and this task runs on its success.' }),
            quality: task('waiting'),
            report: task('waiting'),
            alarm: task('cancelled', { started, ended }),
            cleanup: task('waiting'),
            legacy: task('skipped', { reason: 'The task is disabled.' }),
        },
        ...more,
    };
}
