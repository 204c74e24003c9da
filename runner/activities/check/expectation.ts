import { ActivityError } from '../activity.ts';

/** What a value has to be. */
export interface Expectation {
    /** @param value the value that was found */
    holds(value: number): boolean;
}

const COMPARE: Readonly<Record<string, (value: number, bound: number, slack: (of: number) => number) => boolean>> = {
    '=': (value, bound, slack) => Math.abs(value - bound) <= slack(bound),
    '!=': (value, bound, slack) => Math.abs(value - bound) > slack(bound),
    '<': (value, bound, slack) => value < bound + slack(bound),
    '<=': (value, bound, slack) => value <= bound + slack(bound),
    '>': (value, bound, slack) => value > bound - slack(bound),
    '>=': (value, bound, slack) => value >= bound - slack(bound),
};

const NUMBER = String.raw`-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?`;

/**
 * @param text `= 0`, `!= 1`, `< 5`, `<= 5`, `> 5`, `>= 5`, `between 1 and 9`
 * @param tolerance how far off is still right: `0.5`, or `2%` of the expected number; nothing where it is absent
 * @throws ActivityError where one of them cannot be read
 */
export function parseExpectation(text: string, tolerance: string | undefined): Expectation {
    const slack = slackOf(tolerance);
    const between = new RegExp(`^\\s*between\\s+(${NUMBER})\\s+and\\s+(${NUMBER})\\s*$`, 'i').exec(text);
    if (between) {
        const [low, high] = [Number(between[1]), Number(between[2])];
        return { holds: (value) => value >= low - slack(low) && value <= high + slack(high) };
    }
    const [, operator = '', bound] = new RegExp(`^\\s*(=|!=|<=|>=|<|>)\\s*(${NUMBER})\\s*$`).exec(text) ?? [];
    const compare = COMPARE[operator];
    if (!compare) throw new ActivityError(`"expect" is ${JSON.stringify(text)}: write = 0, != 0, < 5, <= 5, > 5, >= 5, or between 1 and 9.`);
    return { holds: (value) => compare(value, Number(bound), slack) };
}

function slackOf(tolerance: string | undefined): (of: number) => number {
    if (tolerance === undefined) return () => 0;
    const [, amount, percent] = /^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(tolerance) ?? [];
    if (amount === undefined) throw new ActivityError(`"tolerance" is ${JSON.stringify(tolerance)}: write a number, such as "0.5", or a part of what is expected, such as "2%".`);
    return percent ? (of) => Math.abs(of) * Number(amount) / 100 : () => Number(amount);
}
