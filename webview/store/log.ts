import type { HostMessage } from '../../protocol/panel.ts';

/** The log that is followed. */
export interface FollowedLog {
    readonly task: string;
    readonly attempt: number;
    readonly text: string;
    /** Its beginning was dropped: a panel cannot show logs of any size. */
    readonly isCut: boolean;
}

/** Characters. Whoever needs more opens the file. */
const mostText = 2_000_000;

/** The log after more of it came; what is too long loses its beginning, by whole lines. */
export function nextLog(log: FollowedLog | undefined, { task, attempt, reset, text }: Extract<HostMessage, { readonly type: 'log' }>): FollowedLog {
    const goesOn = !reset && log?.task === task && log.attempt === attempt;
    const all = goesOn ? log.text + text : text;
    const isCut = all.length > mostText;
    const kept = isCut ? all.slice(all.indexOf('\n', all.length - mostText) + 1) : all;
    return { task, attempt, text: kept, isCut: isCut || (goesOn && log.isCut) };
}
