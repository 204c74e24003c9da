import { ActivityError } from '../activity.ts';

/**
 * @param expectation statuses and ranges of statuses: `200..299, 404`
 * @throws ActivityError where the expectation cannot be read
 */
export function isExpectedStatus(expectation: string, status: number): boolean {
    return expectation.split(',').map((part) => {
        const match = /^\s*(\d{3})(?:\s*\.\.\s*(\d{3}))?\s*$/.exec(part);
        if (!match) throw new ActivityError(`"expect" has ${JSON.stringify(part.trim())}: write statuses and ranges of them, as in "200..299, 404".`);
        return { from: Number(match[1]), to: Number(match[2] ?? match[1]) };
    }).some(({ from, to }) => from <= status && status <= to);
}
