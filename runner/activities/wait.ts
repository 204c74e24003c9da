import { setTimeout } from 'node:timers/promises';
import { ActivityError, type InlineActivity } from './activity.ts';
import { optionalNumber } from './inputs.ts';

/** A timer takes no more than 2³¹ − 1 milliseconds, about 24 days. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** `wait`: lets time pass; a cancel ends it at once. */
export const wait: InlineActivity = {
    kind: 'inline',
    async run(inputs, { signal }) {
        const time = optionalNumber(inputs, 'time');
        if (time === undefined) throw new ActivityError('"time" is missing: set it to a duration, as in time: 30s.');
        for (let left = time; left > 0; left -= LONGEST_TIMER) await setTimeout(Math.min(left, LONGEST_TIMER), undefined, { signal });
        return {};
    },
};
