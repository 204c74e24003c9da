import { useEffect } from 'react';
import type { FollowedLog } from '../store/log.ts';
import { usePanelModel, useSend } from '../store/context.tsx';

export interface FollowedAttempt {
    readonly attempt: number;
    /** How many there are so far. */
    readonly attempts: number;
    /** What came of it so far; undefined before anything did. */
    readonly log: FollowedLog | undefined;
}

interface Followed extends FollowedAttempt {
    readonly task: string | undefined;
}

/** Follows the log that is to be shown for as long as it shows. */
export function useFollowedLog(): Followed {
    const send = useSend();
    const asked = usePanelModel(({ panels }) => panels.logged);
    const selected = usePanelModel((model) => model.selected);
    const run = usePanelModel((model) => model.run?.id);
    const task = asked?.task ?? selected;
    const attempts = usePanelModel((model) => (task === undefined ? 0 : model.run?.tasks[task]?.attempt ?? 0));
    const attempt = Math.min(asked?.attempt ?? attempts, attempts);
    const log = usePanelModel(({ panels }) => (panels.log?.task === task && panels.log?.attempt === attempt ? panels.log : undefined));
    const isThere = task !== undefined && attempt > 0;
    useEffect(() => {
        if (!isThere || run === undefined) return undefined;
        send({ type: 'log', task, attempt });
        return () => send({ type: 'log' });
    }, [send, isThere, task, attempt, run]);
    return { task, attempt, attempts, log };
}
