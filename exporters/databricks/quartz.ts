/** Cron expressions of five fields as Quartz, Databricks' scheduler, writes them. */

interface Field {
    readonly least: number;
    readonly most: number;
    readonly names?: readonly string[];
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const FIELDS = {
    minute: { least: 0, most: 59 }, hour: { least: 0, most: 23 }, day: { least: 1, most: 31 }, month: { least: 1, most: 12, names: MONTHS }, weekday: { least: 0, most: 6, names: DAYS },
} as const satisfies Record<string, Field>;
const NICKNAMES: Readonly<Record<string, string>> = {
    '@yearly': '0 0 1 1 *', '@annually': '0 0 1 1 *', '@monthly': '0 0 1 * *', '@weekly': '0 0 * * 0', '@daily': '0 0 * * *', '@midnight': '0 0 * * *', '@hourly': '0 * * * *',
};

/**
 * @param cron a schedule that the checks accept
 * @returns a Quartz expression that comes true at the same minutes, or in words why there is none
 */
export function quartzCron(cron: string): { readonly quartz: string } | { readonly reason: string } {
    const fields = (NICKNAMES[cron.trim().toLowerCase()] ?? cron).trim().toUpperCase().split(/\s+/);
    const [minute, hour, day, month, weekday] = fields;
    if (fields.length !== 5) return { reason: 'it does not have five fields' };
    const minutes = field(minute!, FIELDS.minute);
    const hours = field(hour!, FIELDS.hour);
    const days = /^(L|\d+W|LW)$/.test(day!) ? day : field(day!, FIELDS.day);
    const months = field(month!, FIELDS.month);
    const weekdays = specialWeekday(weekday!) ?? field(weekday!, FIELDS.weekday);
    if (minutes === undefined || hours === undefined || days === undefined || months === undefined || weekdays === undefined) return { reason: 'Quartz has no equal for one of its fields' };
    if (days !== '*' && weekdays !== '*') return { reason: 'it names days of the month and days of the week, and Quartz takes only one of the two' };
    return { quartz: `0 ${minutes} ${hours} ${weekdays === '*' ? days : '?'} ${months} ${weekdays === '*' ? '?' : weekdays}` };
}

/** The numbers that a field stands for, as Quartz writes them; undefined for what is no plain cron. */
function field(text: string, { least, most, names }: Field): string | undefined {
    if (text === '*' || text === '?') return '*';
    const found = new Set<number>();
    for (const item of text.split(',')) {
        const values = itemValues(item, { least, most, ...(names && { names }) });
        if (values === undefined) return undefined;
        for (const value of values) found.add(value);
    }
    if (found.size === most - least + 1) return '*';
    const step = /^\*\/(\d+)$/.exec(text);
    if (step !== null && names === undefined) return `${least}/${step[1]}`;
    const sorted = [...found].sort((a, b) => a - b);
    const runs = sorted.length > 2 && sorted.length === 1 + sorted.at(-1)! - sorted[0]!;
    const word = (value: number): string => names === undefined ? String(value) : names[value - least]!;
    return runs ? `${word(sorted[0]!)}-${word(sorted.at(-1)!)}` : sorted.map(word).join(',');
}

function itemValues(item: string, { least, most, names }: Field): readonly number[] | undefined {
    const match = /^(\*|[A-Z]+|\d+)(?:-([A-Z]+|\d+))?(?:\/(\d+))?$/.exec(item);
    if (match === null) return undefined;
    const [, from, to, step] = match;
    const number = (text: string): number | undefined => {
        const named = names?.indexOf(text) ?? -1;
        return named >= 0 ? named + least : /^\d+$/.test(text) ? Number(text) : undefined;
    };
    const first = from === '*' ? least : number(from!);
    const last = to !== undefined ? number(to) : from === '*' || step !== undefined ? most : first;
    if (first === undefined || last === undefined || first > last || Number(step ?? 1) < 1) return undefined;
    const values: number[] = [];
    // Day 7 is Sunday too.
    for (let value = first; value <= last; value += Number(step ?? 1)) values.push(names === DAYS ? value % 7 : value);
    return values.every((value) => value >= least && value <= most) ? values : undefined;
}

/** `FRI#2`, the second Friday, and `FRIL` or `FRI#L`, the last; undefined for a plain field. */
function specialWeekday(text: string): string | undefined {
    const match = /^([A-Z]{3}|\d)(?:#([1-5L])|(L))$/.exec(text);
    if (match === null) return undefined;
    const day = DAYS.indexOf(match[1]!) >= 0 ? DAYS.indexOf(match[1]!) : Number(match[1]) % 7;
    const which = match[2] ?? 'L';
    return `${day + 1}${which === 'L' ? 'L' : `#${which}`}`;
}
