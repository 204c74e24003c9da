import { CronPattern } from 'croner';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { quartzCron } from './quartz.ts';

const plain: [cron: string, quartz: string][] = [
    ['0 2 * * *', '0 0 2 * * ?'],
    ['*/15 8-18 * * 1-5', '0 0/15 8-18 ? * MON-FRI'],
    ['30 3 1,15 * *', '0 30 3 1,15 * ?'],
    ['0 0 * JAN-MAR 7', '0 0 0 ? JAN-MAR SUN'],
    ['0 0 * * 5-7', '0 0 0 ? * SUN,FRI,SAT'],
    ['@daily', '0 0 0 * * ?'],
    ['0 0 L * *', '0 0 0 L * ?'],
    ['0 0 * * 5#2', '0 0 0 ? * 6#2'],
    ['0 0 * * FRI#L', '0 0 0 ? * 6L'],
];

test.each(plain)('%s is %s', (cron, quartz) => {
    expect(quartzCron(cron)).toEqual({ quartz });
});

test.each([['0 2 1 * 1'], ['0 0 * * +1'], ['0 0 2 * * *']])('%s has no equal', (cron) => {
    expect(quartzCron(cron)).toEqual({ reason: expect.any(String) });
});

const field = (least: number, most: number): fc.Arbitrary<string> => {
    const number = fc.integer({ min: least, max: most });
    const item = fc.oneof(
        number.map(String), fc.tuple(number, number).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
        fc.integer({ min: 1, max: most }).map((step) => `*/${step}`), fc.tuple(number, number, fc.integer({ min: 1, max: Math.min(9, most) })).map(([a, b, step]) => `${Math.min(a, b)}-${Math.max(a, b)}/${step}`),
    );
    return fc.oneof(fc.constant('*'), fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => items.join(',')));
};

/** The numbers of a Quartz field, from nothing but its own rules. */
function quartzNumbers(text: string, least: number, most: number, names: readonly string[] = []): number[] {
    if (text === '*' || text === '?') return Array.from({ length: most - least + 1 }, (_, index) => index + least);
    const number = (word: string): number => names.includes(word) ? names.indexOf(word) + least : Number(word);
    return text.split(',').flatMap((item) => {
        const [range, step] = item.split('/');
        const [from, to] = range!.split('-').map(number);
        const last = to ?? (step === undefined ? from! : most);
        return Array.from({ length: Math.floor((last - from!) / Number(step ?? 1)) + 1 }, (_, index) => from! + index * Number(step ?? 1));
    }).sort((a, b) => a - b);
}

const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

test('any schedule stands for the same minutes as before', () => {
    const days = fc.oneof(fc.tuple(field(1, 31), fc.constant('*')), fc.tuple(fc.constant('*'), field(0, 7)));
    fc.assert(fc.property(field(0, 59), field(0, 23), days, field(1, 12), (minute, hour, [day, weekday], month) => {
        const cron = `${minute} ${hour} ${day} ${month} ${weekday}`;
        const converted = quartzCron(cron);
        if (!('quartz' in converted)) throw new Error(converted.reason);
        const [second, ...fields] = converted.quartz.split(' ');
        const pattern = new CronPattern(cron, undefined, { mode: '5-part' });
        const set = (numbers: ArrayLike<number>, least: number): number[] => Array.from(numbers).flatMap((on, index) => on ? [index + least] : []);
        expect(second).toBe('0');
        expect(quartzNumbers(fields[0]!, 0, 59)).toEqual(set(pattern.minute, 0));
        expect(quartzNumbers(fields[1]!, 0, 23)).toEqual(set(pattern.hour, 0));
        expect(quartzNumbers(fields[2]!, 1, 31)).toEqual(set(pattern.day, 1));
        expect(quartzNumbers(fields[3]!, 1, 12, MONTHS)).toEqual(set(pattern.month, 1));
        expect(quartzNumbers(fields[4]!, 0, 6, DAYS)).toEqual(set(Array.from(pattern.dayOfWeek).slice(0, 7), 0));
        expect([fields[2], fields[4]]).toContain('?');
    }), { numRuns: 500 });
});
