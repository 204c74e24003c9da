import type { Memento } from 'vscode';
import type { LineOutline, LineRef, StartRunParams } from '../../protocol/lsp.ts';
import { askChoice, askText, type Choice } from '../input/questions.ts';
import { inSteps, put, type Step } from '../input/steps.ts';
import { lineKey } from '../outline.ts';
import { paramProblem } from './param-problem.ts';

/** What a run is started with. */
export type RunInputs = Pick<StartRunParams, 'environment' | 'external'> & { readonly params: Readonly<Record<string, string>> };

type External = NonNullable<RunInputs['external']>;

/**
 * Asks for the environment, where there are several, for what the tasks of other lines are to be, and for every param that has no default.
 * What was chosen last comes first.
 * @returns undefined when the person gave up
 */
export async function askRunInputs(ref: LineRef, { environments, externals, params }: LineOutline, memory: Memento): Promise<RunInputs | undefined> {
    const key = `pline.runInputs.${lineKey(ref)}`;
    const last = memory.get<RunInputs>(key, { params: {} });
    const steps = [
        ...(environments.length > 1 ? [environmentStep(environments, last.environment)] : []),
        ...(externals.length > 0 ? [externalStep(externals, last.external)] : []),
        ...params.filter(({ required }) => required).map((param) => paramStep(param, last.params[param.name])),
    ];
    const inputs = await inSteps<RunInputs>(`Run ${ref.line}`, { params: {} }, steps);
    if (inputs !== undefined && steps.length > 0) await memory.update(key, inputs);
    return inputs;
}

function environmentStep(environments: readonly string[], last: string | undefined): Step<RunInputs> {
    const choices = environments.map((name): Choice<string> => ({ label: name, value: name }));
    return async (draft, frame) => put(await askChoice(frame, 'In which environment?', lastFirst(choices, last)), (environment) => ({ ...draft, environment }));
}

function externalStep(externals: readonly string[], last: External | undefined): Step<RunInputs> {
    const lines = [...new Set(externals.map((task) => task.split('.', 1)[0]))].join(', ');
    const choices: readonly Choice<External>[] = [
        { label: 'Take their last status', detail: `How they ended when ${lines} last ran`, value: 'last' },
        { label: `Run ${lines} first`, value: 'run' },
        { label: 'Assume that they succeeded', value: 'success' },
        { label: 'Assume that they failed', value: 'failure' },
    ];
    const question = `It waits for tasks of other lines: ${externals.join(', ')}`;
    return async (draft, frame) => put(await askChoice(frame, question, lastFirst(choices, last)), (external) => ({ ...draft, external }));
}

function lastFirst<T>(choices: readonly Choice<T>[], last: T | undefined): Choice<T>[] {
    const [chosen, others] = [choices.filter(({ value }) => value === last), choices.filter(({ value }) => value !== last)];
    return [...chosen.map((choice) => ({ ...choice, description: 'last time' })), ...others];
}

function paramStep({ name, type }: LineOutline['params'][number], last: string | undefined): Step<RunInputs> {
    const problem = (text: string): string | undefined => paramProblem(type, text);
    return async (draft, frame) => {
        const answer = await askText(frame, { prompt: `${name}: ${type}`, placeholder: name, problem, ...(last !== undefined && { value: last }) });
        return put(answer, (value) => ({ ...draft, params: { ...draft.params, [name]: value } }));
    };
}
