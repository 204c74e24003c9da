import type { ResolvedLine } from '../../language/model/types.ts';
import type { Job } from './job.ts';
import type { Notes } from '../notes.ts';
import { quartzCron } from './quartz.ts';

/** The schedule of the job; none where the line has none. */
export function scheduleOf({ name, schedules, nameRange }: ResolvedLine, notes: Notes): Pick<Job, 'schedule'> {
    const [schedule, second] = schedules;
    if (schedule === undefined) return {};
    if (second !== undefined) notes.refusal(`Line ${name} has ${schedules.length} schedules, and a job has one.`, nameRange, 'Join them to one, such as "0 2,14 * * *", or start the job from others.');
    const converted = quartzCron(schedule.cron);
    if ('reason' in converted) {
        notes.refusal(`The schedule "${schedule.cron}" cannot be said in Quartz: ${converted.reason}.`, nameRange, 'Write it in another way.');
        return {};
    }
    if (schedule.timezone === undefined) notes.difference(`The schedule of line ${name} names no time zone, so that of the machine counts; Databricks wants one.`, nameRange, 'It is UTC there. Say which with `timezone`.');
    return { schedule: { quartz_cron_expression: converted.quartz, timezone_id: schedule.timezone ?? 'UTC' } };
}
