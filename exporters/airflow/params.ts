import type { ResolvedParam } from '../../language/model/types.ts';
import { constantOf } from '../constant.ts';
import type { Context } from './context.ts';
import { call, type Py } from './python.ts';

export interface Params {
    /** The argument `params`. */
    readonly dag: { readonly [name: string]: Py };
    /** Those that are passed on to Pline. */
    readonly passed: readonly string[];
}

/** The params of the line, and those by which a run of the DAG chooses what `pline run` has options for. */
export function paramsOf(context: Context, hasExternals: boolean): Params {
    const { line, environment } = context;
    const passed = line.params.filter((param) => isPassed(param, context));
    const [otherwise] = line.environments;
    return {
        dag: {
            ...Object.fromEntries(passed.map((param) => [param.name, paramOf(param, context)])),
            ...(environment === undefined && otherwise !== undefined && {
                pline_environment: call('Param', [otherwise], { enum: line.environments, description: 'The environment to run for.' }, STEP),
            }),
            ...(hasExternals && {
                pline_external: call('Param', ['last'], { enum: ['last', 'success', 'failure'], description: 'Tasks of other lines: how they ended last, or what to assume.' }, STEP),
            }),
        },
        passed: passed.map(({ name }) => name),
    };
}

const STEP = '        ';

/** A secret has no place in Airflow's records of a run. */
function isPassed(param: ResolvedParam, { line, notes }: Context): boolean {
    if (param.type !== 'secret') return true;
    if (param.default) notes.difference(`The param ${param.name} is a secret, and Airflow shows params.`, line.nameRange, 'There it always has its default, which the worker reads.');
    else notes.refusal(`The param ${param.name} is a secret without a default, and Airflow shows params.`, line.nameRange, `Give it a default, such as secret("${param.name.toUpperCase()}"), which the worker reads.`);
    return false;
}

function paramOf({ name, type, description, default: value }: ResolvedParam, context: Context): Py {
    const { line, environment, notes } = context;
    const constant = value && (value.kind === 'duration' ? durationText(value.milliseconds) : constantOf(value, line, environment));
    if (value === undefined && line.schedules.length > 0) {
        notes.difference(`The param ${name} has no default, so a scheduled run cannot know it.`, line.nameRange, 'Such a run fails with a message: give the param a default.');
    }
    const scalar = typeof constant === 'object' ? JSON.stringify(constant) : constant ?? null;
    // What Airflow cannot know is left to Pline's own default.
    return call('Param', [scalar], { ...schemaOf(type, scalar === null), description }, STEP);
}

const SCHEMAS: Readonly<Record<string, string>> = { integer: 'integer', number: 'number', boolean: 'boolean' };

function schemaOf(type: string, optional: boolean): Readonly<Record<string, Py>> {
    if (type.startsWith('"')) {
        const choices = type.split('|').map((text) => text.trim().slice(1, -1));
        return { enum: optional ? [...choices, null] : choices };
    }
    const { base = '', min = '', max = '' } = /^(?<base>\w+)(?:\(\s*(?<min>[^.)]*(?:\.\d+)?)\s*\.\.\s*(?<max>[^)]*)\))?/.exec(type)?.groups ?? {};
    const json = SCHEMAS[base] ?? 'string';
    return {
        type: optional ? ['null', json] : json,
        ...(min.trim() !== '' && { minimum: Number(min) }),
        ...(max.trim() !== '' && { maximum: Number(max) }),
    };
}

function durationText(milliseconds: number): string {
    return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
}
