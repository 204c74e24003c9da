import type { Outputs } from '../../protocol/journal.ts';
import { ActivityError, type ActivityContext, type InlineActivity, type Inputs } from './activity.ts';
import { isExpectedStatus } from './http/expectation.ts';
import { requestFrom, shownUrl } from './http/request.ts';
import { answerOutputs, readAnswer, saveAnswer } from './http/answer.ts';
import { send } from './http/send.ts';
import { optionalNumber, optionalText, pathFrom } from './inputs.ts';

const DEFAULT_TRIES = 3;
const TOO_MANY_REQUESTS = 429;
/** What may be made twice, for it leaves the same behind. */
const IDEMPOTENT: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);

/** `http.request`: a request, made again while the server is busy; the status decides. */
export const httpRequest: InlineActivity = {
    kind: 'inline',
    async run(inputs, context) {
        const { url, init } = requestFrom(inputs);
        const shown = `${init.method} ${shownUrl(url)}`;
        const expected = optionalText(inputs, 'expect') ?? '200..299';
        const again = (status: number): boolean => !isExpectedStatus(expected, status) && (status === TOO_MANY_REQUESTS || (status >= 500 && IDEMPOTENT.has(init.method)));
        const response = await send({ url, init, shown }, { tries: optionalNumber(inputs, 'tries') ?? DEFAULT_TRIES, again }, context);
        context.log(`${shown}: ${response.status} ${response.statusText}`.trimEnd());
        if (!isExpectedStatus(expected, response.status)) {
            const { text } = await readAnswer(response);
            throw new ActivityError(`${shown} answered ${response.status} ${response.statusText}, and ${expected} is expected.${text ? ` It said: ${text.slice(0, 500)}` : ''}`);
        }
        return outputsOf(response, inputs, context);
    },
};

async function outputsOf(response: Response, inputs: Inputs, context: ActivityContext): Promise<Outputs> {
    const file = optionalText(inputs, 'save_to');
    if (file === undefined) return answerOutputs(response.status, await readAnswer(response));
    const path = pathFrom(context.directory, file);
    await saveAnswer(response, path);
    return { status: response.status, path };
}
