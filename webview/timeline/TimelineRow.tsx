import type { ReactNode } from 'react';
import { Codicon } from '../components/Codicon.tsx';
import { formatDuration } from '../run/duration.ts';
import { taskLooks } from '../run/status.ts';
import { usePanel, usePanelModel } from '../store/context.tsx';
import type { Bar, Row, Span } from './bars.ts';

interface TimelineRowProps {
    readonly row: Row;
    readonly title: string;
    readonly span: Span;
    /** In pixels. */
    readonly top: number;
    readonly isCritical: boolean;
    /** Its number among all rows, drawn or not, and how many there are. */
    readonly place: number;
    readonly count: number;
}

/** A task's attempts on the run's time scale. */
export function TimelineRow({ row: { task, status, bars }, title, span, top, isCritical, place, count }: TimelineRowProps): ReactNode {
    const { store } = usePanel();
    const isSelected = usePanelModel(({ selected }) => selected === task);
    const { icon, text } = taskLooks[status];
    const share = (milliseconds: number): string => `${100 * milliseconds / (span.end - span.start)}%`;
    const words = [`${title}: ${text.toLowerCase()}`, ...bars.map((bar) => barText(bar, span)), ...(isCritical ? ['on the critical path'] : [])];
    return (
        <div role="listitem" aria-posinset={place} aria-setsize={count} className={`timeline-row${isSelected ? ' selected' : ''}`} style={{ top }}>
            <button type="button" className="timeline-name" aria-label={words.join(', ')} aria-current={isSelected} title={words.join('\n')} onClick={() => store.dispatch({ type: 'choose', task, focus: false })}>
                <span className={`status ${status}`}><Codicon name={icon} spin={status === 'running'} /></span>
                <span className="timeline-title">{title}</span>
            </button>
            <span className="timeline-track" aria-hidden="true">
                {bars.map((bar) => (
                    <span
                        key={bar.attempt}
                        className={`bar ${bar.status}${isCritical ? ' critical' : ''}`}
                        style={{ left: share(bar.start - span.start), width: share(bar.end - bar.start) }}
                        title={`${title}, ${barText(bar, span)}`}
                    />
                ))}
            </span>
        </div>
    );
}

function barText({ start, end, attempt }: Bar, span: Span): string {
    return `attempt ${attempt} from ${new Date(start).toLocaleTimeString()} (${formatDuration(start - span.start)} in) to ${new Date(end).toLocaleTimeString()}, ${formatDuration(end - start)}`;
}
