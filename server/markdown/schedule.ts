import { Cron } from 'croner';
import cronstrue from 'cronstrue';
import type { Schedule } from '../../language/generated/ast.ts';
import { sections } from './syntax.ts';

const TIMES = 5;

/** When a schedule starts its line: in words, and the next times in its zone. Undefined for one that is no schedule, which is reported. */
export function describeSchedule({ cron, timezone }: Schedule, now: Date = new Date()): string | undefined {
    if (cron === undefined) return undefined;
    try {
        const times = new Cron(cron, { mode: '5-part', paused: true, ...(timezone !== undefined && { timezone }) }).nextRuns(TIMES, now);
        const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', ...(timezone !== undefined && { timeZone: timezone }) });
        const zone = timezone ?? `the time of this machine, ${format.resolvedOptions().timeZone}`;
        const next = times.length === 0 ? 'It never comes.' : `**Next** (${zone}):\n\n${times.map((time) => `- ${format.format(time)}`).join('\n')}`;
        return sections(inWords(cron), next);
    } catch {
        return undefined;
    }
}

function inWords(cron: string): string | undefined {
    try {
        return `**${cronstrue.toString(cron, { use24HourTimeFormat: true })}**`;
    } catch {
        // What only the scheduler understands still has its times.
        return undefined;
    }
}
