import type { ResolvedLine, Value } from '../../language/model/types.ts';

/** A value as it is known before any run: what configs say in it is put in, as far as they say the same everywhere. */
export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/** The config items of a line, in the environments that it is exported for. */
export class Configs {
    readonly #line: ResolvedLine;
    readonly #environments: readonly (string | undefined)[];
    readonly #common = new Map<string, Value | undefined>();

    constructor(line: ResolvedLine, environments: readonly string[]) {
        this.#line = line;
        this.#environments = environments.length === 0 ? [undefined] : environments;
    }

    /** Puts in what is the same in every environment. */
    settle(value: Value): Value {
        switch (value.kind) {
            case 'text': return { kind: 'text', parts: value.parts.map((part) => {
                if (typeof part === 'string') return part;
                if ('value' in part) return { value: this.settle(part.value) };
                const settled = part.placeholder.kind === 'config' ? this.#settledConfig(part.placeholder.name) : undefined;
                return settled === undefined ? part : { value: settled };
            }) };
            case 'list': return { kind: 'list', items: value.items.map((item) => this.settle(item)) };
            case 'map': return { kind: 'map', entries: Object.fromEntries(Object.entries(value.entries).map(([key, entry]) => [key, this.settle(entry)])) };
            case 'reference': return (value.target.kind === 'config' ? this.#settledConfig(value.target.name) : undefined) ?? value;
            default: return value;
        }
    }

    /** Puts in what holds in one environment. */
    settleIn(value: Value, environment: string): Value {
        return new Configs(this.#line, [environment]).settle(value);
    }

    /** What a config item says in each environment that it has a value for. */
    inEnvironments(name: string): ReadonlyMap<string, Value> {
        return new Map(this.#environments.flatMap((environment) => {
            const value = this.#valueIn(name, environment);
            return environment === undefined || value === undefined ? [] : [[environment, this.settle(value)] as const];
        }));
    }

    #settledConfig(name: string): Value | undefined {
        if (!this.#common.has(name)) {
            this.#common.set(name, undefined);
            const values = this.#environments.map((environment) => this.#valueIn(name, environment)).map((value) => value && this.settle(value));
            const same = values.every((value) => JSON.stringify(value) === JSON.stringify(values[0]));
            // What hangs on an item that differs is no more the same than that item.
            this.#common.set(name, same ? values[0] : undefined);
        }
        return this.#common.get(name);
    }

    #valueIn(name: string, environment: string | undefined): Value | undefined {
        const config = this.#line.configs[name];
        return (environment === undefined ? undefined : config?.environments[environment]) ?? config?.value;
    }
}

/** @returns undefined for a value that is not known before a run, or not the same in every environment */
export function plain(value: Value): Plain | undefined {
    switch (value.kind) {
        case 'text': {
            const parts = value.parts.map((part) => typeof part === 'string' ? part : 'value' in part ? plain(part.value) : undefined);
            return parts.every((part) => typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean') ? parts.join('') : undefined;
        }
        case 'number': case 'boolean': return value.value;
        case 'duration': return value.milliseconds;
        case 'list': {
            const items = value.items.map(plain);
            return items.every((item) => item !== undefined) ? items : undefined;
        }
        case 'map': {
            const entries = Object.entries(value.entries).map(([key, entry]) => [key, plain(entry)] as const);
            return entries.every((entry): entry is [string, Plain] => entry[1] !== undefined) ? Object.fromEntries(entries) : undefined;
        }
        case 'env': case 'secret': case 'connection': case 'reference': return undefined;
    }
}
