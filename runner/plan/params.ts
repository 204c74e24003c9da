import type { ResolvedLine } from '../../language/model/types.ts';
import { RunError } from '../errors.ts';
import { Evaluator } from '../evaluate/evaluator.ts';
import { parseParam } from '../evaluate/param.ts';
import type { ParamValue } from '../evaluate/scope.ts';
import { MASK } from '../process/mask.ts';
import type { PlanScope } from './plan.ts';

/** The environment of a run. @throws RunError for one that the line does not know */
export function chooseEnvironment({ environments }: Pick<ResolvedLine, 'environments'>, wanted: string | undefined): string | undefined {
    if (wanted === undefined) return environments[0];
    if (environments.includes(wanted)) return wanted;
    const known = environments.length === 0 ? `The file declares none: add \`environments ${wanted}\`.` : `Choose one of: ${environments.join(', ')}.`;
    throw new RunError(`There is no environment ${wanted}. ${known}`);
}

/** The value of every param. @throws RunError for a param that is missing, unknown, or of the wrong type */
export function readParams({ name, params }: ResolvedLine, given: Readonly<Record<string, string>>): ReadonlyMap<string, ParamValue> {
    const unknown = Object.keys(given).find((key) => !params.some((param) => param.name === key));
    if (unknown !== undefined) {
        const known = params.length === 0 ? 'it takes none' : `it takes: ${params.map((param) => param.name).join(', ')}`;
        throw new RunError(`Line ${name} has no param ${unknown}; ${known}.`);
    }
    return new Map(params.map((param) => {
        const text = Object.hasOwn(given, param.name) ? given[param.name] : undefined;
        if (text !== undefined) return [param.name, parseParam(param, text)];
        if (param.default) return [param.name, { value: param.default, secret: param.type === 'secret' }];
        throw new RunError(`Line ${name} needs a value for its param ${param.name} (${param.type}): give it with --param ${param.name}=…`);
    }));
}

/** Given params as `shownParams` shows them. @throws RunError for one of the wrong type */
export function settledParams(line: ResolvedLine, given: Readonly<Record<string, string>>): Record<string, string | number | boolean> {
    const params = line.params.filter(({ name }) => Object.hasOwn(given, name)).map((param) => [param.name, parseParam(param, given[param.name]!)] as const);
    return shownParams({ line, environment: undefined, variables: {}, params: new Map(params) });
}

/**
 * Params as a journal or a person may see them: secrets masked, what is no plain value as text.
 * @param secrets values that are masked wherever they come from
 */
export function shownParams(scope: PlanScope, secrets: readonly string[] = []): Record<string, string | number | boolean> {
    return Object.fromEntries([...scope.params].map(([name, { value, secret }]) => {
        const evaluator = new Evaluator({ ...scope, run: {}, outputsOf: () => ({ missing: 'a param cannot read one' }) });
        const shown = value.kind === 'number' || value.kind === 'boolean' ? value.value : evaluator.text(value);
        return [name, secret || evaluator.secrets.size > 0 || secrets.some((each) => each !== '' && String(shown).includes(each)) ? MASK : shown];
    }));
}
