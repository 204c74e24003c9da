import { Cron, CronPattern } from 'croner';
import type { ValidationAcceptor } from 'langium';
import type { Schedule } from '../generated/ast.ts';
import { nearestName } from '../scoping/suggest.ts';
import type { Checks } from './context.ts';
import { report } from './report.ts';

const FIELDS = 'A schedule has five fields: minute, hour, day of month, month, day of week. "0 2 * * *" is every day at 2:00.';

/** A schedule is a cron expression of five fields that comes true some day, in a time zone that exists. */
export const scheduleChecks: Checks = () => ({
    Schedule: (schedule, accept) => {
        checkCron(schedule, accept);
        checkTimezone(schedule, accept);
    },
});

function checkCron(schedule: Schedule, accept: ValidationAcceptor): void {
    const { cron } = schedule;
    if (cron === undefined) return;
    const place = { node: schedule, property: 'cron' } as const;
    const problem = cronProblem(cron);
    if (problem !== undefined) {
        report(accept, 'invalid-cron', `"${cron}" is no schedule${problem && ` (${problem})`}. ${FIELDS}`, place, { cron });
    } else if (new Cron(cron, { mode: '5-part', paused: true }).nextRun() === null) {
        report(accept, 'idle-schedule', `No day fits the schedule "${cron}", so the line never starts. Check the day of the month.`, place, { cron });
    }
}

/** @returns what is wrong in the parser's words, which may be none; undefined where nothing is */
function cronProblem(cron: string): string | undefined {
    try {
        void new CronPattern(cron, undefined, { mode: '5-part' });
        return undefined;
    } catch (error) {
        const words = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : '';
        // How many fields there are is said in the message anyway.
        return /parts/.test(words) ? '' : words.replace(/\.$/, '');
    }
}

function checkTimezone(schedule: Schedule, accept: ValidationAcceptor): void {
    const { timezone } = schedule;
    if (timezone === undefined || isTimezone(timezone)) return;
    const nearest = nearestName(timezone, Intl.supportedValuesOf('timeZone'));
    const advice = nearest ? `Did you mean "${nearest}"?` : 'Use a name such as "Europe/Berlin", "America/New_York" or "UTC".';
    report(accept, 'invalid-timezone', `There is no time zone "${timezone}". ${advice}`, { node: schedule, property: 'timezone' }, { timezone, ...(nearest && { nearest }) });
}

function isTimezone(name: string): boolean {
    try {
        void new Intl.DateTimeFormat('en', { timeZone: name });
        // Offsets such as "+02:00" are taken too, but do not follow a place's summer time.
        return true;
    } catch {
        return false;
    }
}
