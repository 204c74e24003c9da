/** What a person reads about past runs. Pure: no vscode. */
import type { RunGlance, UsualTime } from '../../protocol/history.ts';
import type { TaskView } from '../../protocol/run-view.ts';
import { duration } from '../runs/run-text.ts';

/** A smaller part of the usual time, and fewer milliseconds, are not worth a word. */
const LEAST_SHARE = 0.05;
const LEAST_MILLISECONDS = 100;

/** How long a run took, without the break before it went on; undefined while it goes on, and where its end is not known. */
export function runTime({ started, resumed, ended }: Pick<RunGlance, 'started' | 'resumed' | 'ended'>): number | undefined {
    return ended === undefined ? undefined : Date.parse(ended) - Date.parse(resumed ?? started);
}

/** `5 min ago · 12 s · prod`, or how far it is. */
export function runText(run: RunGlance, now: number): string {
    const time = runTime(run);
    const how = run.status === 'running' ? `${run.done ?? 0}/${run.tasks}` : time === undefined ? run.status : duration(time);
    return [ago(run.started, now), how, run.environment].filter((part) => part !== undefined).join(' · ');
}

/** `succeeded, failures handled` */
export function statusText({ status, handled }: Pick<RunGlance, 'status' | 'handled'>): string {
    return handled ? `${status}, failures handled` : status;
}

/** `1.2 s, usually 0.8 s (+50 %) · attempt 2 · Exit code 3.` */
export function taskText({ status, attempt, started, ended, error, reason, progress }: TaskView, usual: UsualTime | undefined): string {
    const time = started === undefined || ended === undefined ? undefined : Date.parse(ended) - Date.parse(started);
    const why = status === 'running' ? progress : error?.message ?? reason;
    return [
        time === undefined ? status : timeText(time, usual),
        attempt > 1 ? `attempt ${attempt}` : undefined,
        why?.trim().split('\n', 1)[0],
    ].filter((part) => part !== undefined && part !== '').join(' · ');
}

/** A time beside what is usual: `1.2 s, usually 0.8 s (+50 %)`; after one run only, `last time 0.8 s`. */
export function timeText(time: number, usual: UsualTime | undefined): string {
    if (usual === undefined) return duration(time);
    const difference = time - usual.milliseconds;
    const share = difference / usual.milliseconds;
    const isSame = Math.abs(difference) < LEAST_MILLISECONDS || Math.abs(share) < LEAST_SHARE;
    return isSame ? duration(time) : `${duration(time)}, ${usual.runs === 1 ? 'last time' : 'usually'} ${duration(usual.milliseconds)} (${percent(share)})`;
}

/** @param share of the earlier time: 0.5 is `+50 %` */
export function percent(share: number): string {
    if (!Number.isFinite(share)) return 'new';
    return `${share < 0 ? '−' : '+'}${Math.round(Math.abs(share) * 100)} %`;
}

const UNITS = [['day', 86_400_000], ['h', 3_600_000], ['min', 60_000]] as const;

/** `5 min ago` */
export function ago(time: string, now: number): string {
    const passed = now - Date.parse(time);
    for (const [unit, milliseconds] of UNITS) {
        const number = Math.floor(passed / milliseconds);
        if (number >= 1) return `${number} ${unit}${unit === 'day' && number > 1 ? 's' : ''} ago`;
    }
    return 'just now';
}
