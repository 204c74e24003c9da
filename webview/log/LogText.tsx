import { useLayoutEffect, useRef, useState, type ReactNode, type UIEvent } from 'react';
import { useRows } from '../dock/use-rows.ts';
import { pieces, plain, type Piece } from './lines.ts';

/** In pixels; the style sheet has the same. */
const rowHeight = 18;
/** Nearer to the end than this counts as being there. */
const nearEnd = 8;

interface LogTextProps {
    readonly lines: readonly string[];
    readonly wanted: string;
    /** The line that the search has come to. */
    readonly current: number | undefined;
}

/** A log's lines; it follows the end until somebody scrolls away from it. */
export function LogText({ lines, wanted, current }: LogTextProps): ReactNode {
    const element = useRef<HTMLDivElement>(null);
    const [isFollowing, setFollowing] = useState(true);
    const [{ first, end }, measure] = useRows(element, rowHeight, lines.length);
    useLayoutEffect(() => {
        const list = element.current;
        if (isFollowing && list !== null) list.scrollTop = lines.length * rowHeight;
    }, [isFollowing, lines.length]);
    useLayoutEffect(() => {
        const list = element.current;
        if (current === undefined || list === null) return;
        setFollowing(false);
        list.scrollTop = Math.max(0, current * rowHeight - list.clientHeight / 2);
    }, [current]);
    const onScroll = ({ currentTarget: { scrollTop, clientHeight, scrollHeight } }: UIEvent): void => {
        setFollowing(scrollTop + clientHeight >= scrollHeight - nearEnd);
        measure();
    };
    return (
        <div className="log-text" ref={element} tabIndex={0} role="log" aria-live="off" aria-label="Log" onScroll={onScroll}>
            <div className="log-lines" style={{ height: lines.length * rowHeight, minWidth: `${widest(lines.slice(first, end))}ch` }}>
                {lines.slice(first, end).map((line, index) => ({ line, number: first + index })).map(({ line, number }) => (
                    <div key={number} className={`log-line${number === current ? ' current' : ''}`} style={{ top: number * rowHeight }}>
                        {pieces(line).map((piece) => <Marked key={piece.start} piece={piece} wanted={wanted} />)}
                    </div>
                ))}
            </div>
            {!isFollowing && (
                <button type="button" className="button log-follow" onClick={() => setFollowing(true)}>Follow the end</button>
            )}
        </div>
    );
}

function Marked({ piece: { text, classes }, wanted }: { readonly piece: Piece; readonly wanted: string }): ReactNode {
    const at = wanted === '' ? -1 : text.toLowerCase().indexOf(wanted.toLowerCase());
    if (at < 0) return <span className={classes}>{text}</span>;
    const end = at + wanted.length;
    return (
        <span className={classes}>
            {text.slice(0, at)}<mark>{text.slice(at, end)}</mark>
            <Marked piece={{ start: end, text: text.slice(end), classes: '' }} wanted={wanted} />
        </span>
    );
}

function widest(lines: readonly string[]): number {
    return lines.reduce((most, line) => Math.max(most, plain(line).length), 0);
}
