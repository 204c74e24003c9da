import { expect, test } from 'vitest';
import type { Schedule } from '../../language/generated/ast.ts';
import { describeSchedule } from './schedule.ts';

const schedule = (cron: string, timezone?: string): Schedule => ({ $type: 'Schedule', cron, timezone }) as Schedule;

test('says a schedule in words and gives its next five times in its zone, through a change of the clock', () => {
    expect(describeSchedule(schedule('30 6 * * 1-5', 'America/New_York'), new Date('2026-03-05T12:00:00Z'))?.replaceAll('day, ', 'day ').split('\n')).toEqual([
        '**At 06:30, Monday through Friday**', '', '**Next** (America/New_York):', '',
        '- Friday 6 March 2026 at 06:30', '- Monday 9 March 2026 at 06:30', '- Tuesday 10 March 2026 at 06:30', '- Wednesday 11 March 2026 at 06:30', '- Thursday 12 March 2026 at 06:30',
    ]);
});

test('a schedule without a zone goes by this machine', () => {
    expect(describeSchedule(schedule('0 0 1 1 *'))).toContain(`**Next** (the time of this machine, ${Intl.DateTimeFormat().resolvedOptions().timeZone}):`);
});

test.each(['', 'often', '0 25 * * *', '* * * * * *'])('"%s" is no schedule', (cron) => {
    expect(describeSchedule(schedule(cron))).toBeUndefined();
});

test('a schedule that no day fits says so', () => {
    expect(describeSchedule(schedule('0 0 31 2 *'))).toContain('It never comes.');
});
