import { ActivityError, type Input } from '../activity.ts';
import type { Bindings, Cell } from './session.ts';
import type { SqlStatement } from './statements.ts';

/**
 * @returns the values to bind; a list or a map is bound as JSON text
 * @throws ActivityError where a `$name` has no value, or a value no `$name`
 */
export function bindingsFor(statements: readonly SqlStatement[], parameters: Readonly<Record<string, Input>>): Bindings {
    const used = new Set(statements.flatMap((statement) => statement.parameters.map(({ name }) => name)));
    const missing = [...used].filter((name) => !Object.hasOwn(parameters, name));
    if (missing.length > 0) throw new ActivityError(`The SQL uses ${list(missing)} without a value: set it in "parameters", as in { ${missing[0]}: "…" }.`);
    const unused = Object.keys(parameters).filter((name) => !used.has(name));
    if (unused.length > 0) throw new ActivityError(`"parameters" has ${unused.join(', ')}, and the SQL has no ${list(unused)}: correct the name, or leave it out.`);
    return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, cell(value)]));
}

function list(names: readonly string[]): string {
    return names.map((name) => `$${name}`).join(', ');
}

function cell(value: Input): Cell {
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}
