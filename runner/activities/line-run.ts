import type { LineActivity } from './activity.ts';
import { choice, inputMap, optionalNumber, requiredLine } from './inputs.ts';

/** `line.run`: another line as one task. */
export const lineRun: LineActivity = {
    kind: 'line',
    order(inputs) {
        const jobs = optionalNumber(inputs, 'jobs');
        return {
            line: requiredLine(inputs, 'line'),
            params: inputMap(inputs, 'parameters'),
            ...(jobs !== undefined && { jobs }),
            ...(inputs['if_running'] !== undefined && { ifRunning: choice(inputs, 'if_running', ['refuse', 'wait', 'allow']) }),
        };
    },
};
