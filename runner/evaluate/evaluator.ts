import type { PlaceholderTarget, TextPart, Value } from '../../language/model/types.ts';
import type { ConnectionInput, Input } from '../activities/activity.ts';
import { RunError } from '../errors.ts';
import { formatDuration } from '../../language/model/duration.ts';
import { parseText } from './param.ts';
import type { Scope } from './scope.ts';

type OutputValue = { readonly kind: 'output'; readonly value: string | number | boolean | null };
type Resolved = Value | OutputValue;

/**
 * Puts configs, params, outputs, run fields and the environment into values, and remembers every secret that it met.
 * Its methods throw a RunError that says what is missing and what to do.
 */
export class Evaluator {
    /** The secrets that went into what was evaluated so far. */
    readonly secrets = new Set<string>();
    private readonly scope: Scope;
    private readonly openConfigs: string[] = [];

    constructor(scope: Scope) {
        this.scope = scope;
    }

    /** The concrete value, with its type; a text stays text, whatever stands in it. */
    input(value: Resolved): Input {
        switch (value.kind) {
            case 'text': return value.parts.map((part) => this.part(part)).join('');
            case 'number':
            case 'boolean':
            case 'output': return value.value;
            case 'duration': return value.milliseconds;
            case 'list': return value.items.map((item) => this.input(item));
            case 'map': return this.map(value.entries);
            case 'env': return this.typed(this.variable(value.name), value.type, `The environment variable ${value.name}`);
            case 'secret': return this.secret(this.variable(value.name));
            case 'connection': return this.connection(value.name);
            case 'line': return { line: value.name, uri: value.uri };
            case 'reference': return this.typed(this.within(value.target, (resolved) => this.input(resolved)), value.type, describe(value.target));
        }
    }

    /** A text where something else is asked for came from the environment: it is read as that. */
    private typed(input: Input, type: string | undefined, what: string): Input {
        return type !== undefined && typeof input === 'string' ? this.input(parseText(type, input, what)) : input;
    }

    /** The value as it reads inside a text: a duration as Pline writes it, a list or map as JSON, null as nothing. */
    text(value: Resolved): string {
        switch (value.kind) {
            case 'duration': return formatDuration(value.milliseconds);
            case 'list':
            case 'map': return JSON.stringify(this.input(value));
            case 'connection': throw new RunError(`Connection ${value.name} cannot stand inside a text: use a property that takes a connection.`);
            case 'line': return value.name;
            case 'reference': return this.within(value.target, (resolved) => this.text(resolved));
            default: {
                const input = this.input(value);
                return input === null ? '' : String(input);
            }
        }
    }

    /** One piece of a text. */
    part(part: TextPart): string {
        if (typeof part === 'string') return part;
        return 'value' in part ? this.text(part.value) : this.within(part.placeholder, (resolved) => this.text(resolved));
    }

    /** Hands on what a reference stands for. */
    within<Result>(target: PlaceholderTarget, use: (resolved: Resolved) => Result): Result {
        switch (target.kind) {
            case 'config': return this.withinConfig(target.name, use);
            case 'param': return this.withinParam(target.name, use);
            case 'output': return use({ kind: 'output', value: this.output(target.task, target.output) });
            case 'run': {
                const field = this.scope.run[target.field];
                if (field === undefined) throw new RunError(`A run has no field ${target.field}; it has: ${list(Object.keys(this.scope.run))}.`);
                return use({ kind: 'output', value: field });
            }
        }
    }

    private withinConfig<Result>(name: string, use: (resolved: Resolved) => Result): Result {
        const { line, environment } = this.scope;
        const config = line.configs[name];
        if (config === undefined) throw new RunError(`There is no config item ${name}.`);
        const value = (environment === undefined ? undefined : config.environments[environment]) ?? config.value;
        if (value === undefined) throw new RunError(`Config item ${name} has no value for the environment ${environment ?? '(none)'}: add one, or run in one of: ${list(Object.keys(config.environments))}.`);
        if (this.openConfigs.includes(name)) throw new RunError(`Config item ${name} refers to itself: ${[...this.openConfigs, name].join(' → ')}.`);
        this.openConfigs.push(name);
        try {
            return use(value);
        } finally {
            this.openConfigs.pop();
        }
    }

    private withinParam<Result>(name: string, use: (resolved: Resolved) => Result): Result {
        const param = this.scope.params.get(name);
        if (param === undefined) throw new RunError(`There is no param ${name}.`);
        if (param.secret) this.secret(this.text(param.value));
        return use(param.value);
    }

    private output(task: string, output: string): OutputValue['value'] {
        const given = this.scope.outputsOf(task);
        if ('missing' in given) throw new RunError(`There is no output ${task}.${output}: ${given.missing}.`);
        const value = given.outputs[output];
        if (value !== undefined) return value;
        const names = Object.keys(given.outputs);
        throw new RunError(`Task ${task} gave no output ${output}; ${names.length === 0 ? 'it gave none at all' : `it gave: ${list(names)}`}.`);
    }

    private variable(name: string): string {
        const value = this.scope.variables[name];
        if (value === undefined) throw new RunError(`The environment variable ${name} is not set: set it, or write ${name}=… into the file .env beside the line's file.`);
        return value;
    }

    private secret(value: string): string {
        if (value !== '') this.secrets.add(value);
        return value;
    }

    private connection(name: string): ConnectionInput {
        const connection = this.scope.line.connections[name];
        if (connection === undefined) throw new RunError(`There is no connection ${name}.`);
        return { connection: name, connector: connection.connector, properties: this.map(connection.properties) };
    }

    private map(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Input>> {
        return Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, this.input(value)]));
    }
}

/** What a reference stands for, in words. */
function describe(target: PlaceholderTarget): string {
    return target.kind === 'config' ? `Config item ${target.name}` : target.kind === 'param' ? `Param ${target.name}` : 'The value';
}

function list(names: readonly string[]): string {
    return names.length === 0 ? '(none)' : names.join(', ');
}
