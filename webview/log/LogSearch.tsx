import type { ReactNode } from 'react';
import { count as counted } from '../words.ts';

interface LogSearchProps {
    readonly wanted: string;
    /** How many lines hold it, and at which of them the search is. */
    readonly count: number;
    readonly place: number;
    readonly onWanted: (text: string) => void;
    readonly onPlace: (place: number) => void;
}

/** Finds lines of a log; Enter goes to the next, with Shift to the one before. */
export function LogSearch({ wanted, count, place, onWanted, onPlace }: LogSearchProps): ReactNode {
    const text = count === 0 ? 'Nothing found' : `${place + 1} of ${counted(count, 'line')}`;
    return (
        <span className="log-search" role="search">
            <input
                type="search"
                aria-label="Find in the log"
                placeholder="Find"
                spellCheck={false}
                value={wanted}
                onChange={({ target }) => onWanted(target.value)}
                onKeyDown={({ key, shiftKey }) => { if (key === 'Enter' && count > 0) onPlace((place + (shiftKey ? count - 1 : 1)) % count); }}
            />
            <span role="status" className="log-count">{wanted === '' ? '' : text}</span>
        </span>
    );
}
