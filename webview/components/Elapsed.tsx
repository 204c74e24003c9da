import type { ReactNode } from 'react';
import { formatDuration, formatElapsed } from '../run/duration.ts';
import { useNow } from '../run/now.ts';

interface ElapsedProps {
    /** ISO 8601. */
    readonly started: string;
    /** Absent while it goes on: the time counts. */
    readonly ended?: string | undefined;
}

/** How long something took, or has taken so far. */
export function Elapsed({ started, ended }: ElapsedProps): ReactNode {
    return ended === undefined ? <Counting started={started} /> : <time className="elapsed">{formatDuration(Date.parse(ended) - Date.parse(started))}</time>;
}

function Counting({ started }: { readonly started: string }): ReactNode {
    const now = useNow();
    return <time className="elapsed">{formatElapsed(now - Date.parse(started))}</time>;
}
