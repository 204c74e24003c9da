import type { Value } from '../../language/model/types.ts';
import type { Piece } from './texts.ts';

export interface BundleVariable {
    readonly description: string;
    /** By environment. */
    readonly values: ReadonlyMap<string, string>;
}

/** The variables of the bundle: config items that differ by environment, and what the line reads with `env("…")`. */
export class BundleVariables {
    readonly #variables = new Map<string, BundleVariable>();

    /** By name, sorted. */
    all(): readonly (readonly [name: string, variable: BundleVariable])[] {
        return [...this.#variables].sort(([a], [b]) => a < b ? -1 : 1);
    }

    fromConfig(config: string, values: ReadonlyMap<string, Value>, text: (value: Value, inEnvironment: string) => string | undefined): Piece {
        const name = config.replaceAll(/\W+/g, '_').replace(/^_+/, '');
        if (!this.#variables.has(name)) {
            // First, so that an item that hangs on itself does not go round for ever.
            this.#variables.set(name, { description: '', values: new Map() });
            const texts = [...values].flatMap(([environment, value]) => {
                const given = text(value, ` in the environment ${environment}`);
                return given === undefined ? [] : [[environment, given] as const];
            });
            this.#variables.set(name, { description: `The config item ${config}.`, values: new Map(texts) });
        }
        return variable(name, `the config item ${config}`);
    }

    fromEnvironment(name: string): Piece {
        this.#variables.set(name, { description: `The environment variable ${name}. Set BUNDLE_VAR_${name} when you deploy.`, values: new Map() });
        return variable(name, `the environment variable ${name}`);
    }
}

function variable(name: string, what: string): Piece {
    return { kind: 'deployed', name: what, reference: `\${var.${name}}` };
}
