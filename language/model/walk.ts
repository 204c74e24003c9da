import type { PlaceholderTarget, ResolvedLine, Value } from './types.ts';

/** What a value is made of, itself included: every nested value, and what its placeholders and references name. */
export function* nestedValues(value: Value): Generator<Value | { readonly kind: 'target'; readonly target: PlaceholderTarget }> {
    yield value;
    switch (value.kind) {
        case 'text':
            for (const part of value.parts) {
                if (typeof part === 'string') continue;
                if ('value' in part) yield* nestedValues(part.value);
                else yield { kind: 'target', target: part.placeholder };
            }
            break;
        case 'list':
            for (const item of value.items) yield* nestedValues(item);
            break;
        case 'map':
            for (const entry of Object.values(value.entries)) yield* nestedValues(entry);
            break;
        case 'reference':
            yield { kind: 'target', target: value.target };
            break;
        case 'number': case 'boolean': case 'duration': case 'env': case 'secret': case 'connection': case 'line': break;
    }
}

/** The variables that the line reads with `secret("…")`, anywhere. */
export function secretNames(line: ResolvedLine): ReadonlySet<string> {
    const names = new Set<string>();
    for (const value of lineValues(line)) {
        for (const nested of nestedValues(value)) if (nested.kind === 'secret') names.add(nested.name);
    }
    return names;
}

function* lineValues({ configs, connections, params, tasks }: ResolvedLine): Generator<Value> {
    for (const { value, environments } of Object.values(configs)) {
        if (value) yield value;
        yield* Object.values(environments);
    }
    for (const { properties } of Object.values(connections)) yield* Object.values(properties);
    for (const { default: value } of params) if (value) yield value;
    for (const task of tasks) {
        yield* Object.values(task.inputs);
        for (const { value } of Object.values(task.properties)) yield value;
    }
}
