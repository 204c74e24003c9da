import type { Context } from './context.ts';
import { call, Code } from './python.ts';

/** What Airflow's cron parser does not know, or reads otherwise. */
const UNKNOWN_CRON = /[LW#?+]/i;
const NAMES = /\b(?:sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b/gi;

export interface Schedule {
    /** The argument `schedule`. */
    readonly timetable: Code | null;
    readonly timezone: string;
    readonly imports: readonly string[];
}

/** When the DAG starts by itself. */
export function scheduleOf({ line, notes }: Context): Schedule {
    const { schedules, nameRange } = line;
    const [first] = schedules;
    if (!first) return { timetable: null, timezone: 'UTC', imports: [] };
    for (const { cron } of schedules) {
        if (UNKNOWN_CRON.test(cron.replaceAll(NAMES, ''))) notes.refusal(`Airflow's cron does not know all of the schedule "${cron}".`, nameRange, 'Write it with numbers, names, *, commas, - and / alone.');
    }
    const zones = new Set(schedules.map(({ timezone }) => timezone));
    if (zones.size > 1) notes.refusal('Airflow takes several schedules of a DAG in one time zone only.', nameRange, 'Write all of them in one time zone.');
    if (zones.has(undefined)) notes.difference('A schedule without a time zone is in that of the machine.', nameRange, 'In Airflow it is UTC: write a timezone.');
    const timezone = first.timezone ?? 'UTC';
    if (/^[+-]/.test(timezone)) notes.refusal(`Airflow does not know the time zone "${timezone}".`, nameRange, 'Name a place, such as "Europe/Berlin".');
    if (schedules.length === 1) return { timetable: call('CronTriggerTimetable', [first.cron], { timezone }), timezone, imports: ['from airflow.sdk import CronTriggerTimetable'] };
    return {
        timetable: call('MultipleCronTriggerTimetable', schedules.map(({ cron }) => cron), { timezone }), timezone,
        imports: ['from airflow.timetables.trigger import MultipleCronTriggerTimetable'],
    };
}
