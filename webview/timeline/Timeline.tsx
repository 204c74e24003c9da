import { useMemo, useRef, type ReactNode } from 'react';
import { useRows } from '../dock/use-rows.ts';
import { formatDuration } from '../run/duration.ts';
import { useNow } from '../run/now.ts';
import { usePanelModel } from '../store/context.tsx';
import type { RunView } from '../../protocol/run-view.ts';
import { rowsOf, spanOf, ticks } from './bars.ts';
import { criticalPath } from './critical-path.ts';
import { TimelineRow } from './TimelineRow.tsx';

/** In pixels; the style sheet has the same. */
const rowHeight = 24;
const mostTicks = 8;

/** When each task of the run ran. */
export function Timeline(): ReactNode {
    const run = usePanelModel((model) => model.run);
    if (run === undefined) return <p className="hint">The line has not run yet.</p>;
    return run.status === 'running' ? <Growing run={run} /> : <Chart run={run} now={Date.parse(run.ended ?? run.started)} />;
}

function Growing({ run }: { readonly run: RunView }): ReactNode {
    return <Chart run={run} now={useNow()} />;
}

function Chart({ run, now }: { readonly run: RunView; readonly now: number }): ReactNode {
    const graph = usePanelModel((model) => model.graph);
    const list = useRef<HTMLDivElement>(null);
    const titles = useMemo(() => new Map(graph?.nodes.map(({ id, title }) => [id, title])), [graph]);
    const rows = useMemo(() => rowsOf(run, now), [run, now]);
    const critical = useMemo(() => criticalPath(rows, graph?.edges ?? []), [rows, graph]);
    const span = spanOf(run, rows, now);
    const [{ first, end }, measure] = useRows(list, rowHeight, rows.length);
    return (
        <div className="timeline">
            <div className="timeline-scale" aria-hidden="true">
                <span className="timeline-name">{rows.length} tasks, <span className="critical-key" /> critical path</span>
                <span className="timeline-track">
                    {ticks(span, mostTicks).map((tick) => <span key={tick} className="timeline-tick" style={{ left: `${100 * tick / (span.end - span.start)}%` }}>{formatDuration(tick)}</span>)}
                </span>
            </div>
            <div className="timeline-list" ref={list} onScroll={measure} role="list" aria-label="Tasks of the run, by their start" tabIndex={0}>
                <div className="timeline-rows" role="presentation" style={{ height: rows.length * rowHeight }}>
                    {rows.slice(first, end).map((row, index) => (
                        <TimelineRow
                            key={row.task}
                            row={row}
                            title={titles.get(row.task) ?? row.task}
                            span={span}
                            top={(first + index) * rowHeight}
                            isCritical={critical.has(row.task)}
                            place={first + index + 1}
                            count={rows.length}
                        />
                    ))}
                </div>
            </div>
        </div>
    );
}
