import type { Activity } from '../generated/ast.ts';
import type { EffectiveProperty } from './effective.ts';
import type { UsedNames } from './names.ts';
import { resolveValue } from './value.ts';
import type { Value } from './types.ts';

/** The built-in activity that does a task's work, and what it gets. */
export interface Work {
    readonly builtin?: string;
    readonly inputs: Readonly<Record<string, Value>>;
}

/**
 * Follows `runs` from a user's activity down to a built-in one, putting the values of each activity's properties into the next.
 * @param effective the task's effective properties
 */
export function resolveWork(activity: Activity | undefined, effective: ReadonlyMap<string, EffectiveProperty>, names: UsedNames): Work {
    let inputs = new Map<string, Value>();
    for (const { name, type } of activity?.properties ?? []) {
        const property = effective.get(name);
        const value = property && resolveValue(property.value, { names, type });
        if (value) inputs.set(name, value);
    }
    const seen = new Set<Activity>();
    let current = activity;
    while (current && !seen.has(current)) {
        seen.add(current);
        const runs = current.runs[0];
        if (runs?.builtin) return { builtin: current.name, inputs: Object.fromEntries(inputs) };
        const next = runs?.activity?.ref;
        const passed = new Map<string, Value>();
        for (const { name, type, default: byDefault } of next?.properties ?? []) {
            const written = runs?.properties.find((property) => property.declaration.$refText === name);
            const value = written?.value ? resolveValue(written.value, { names, args: inputs, type }) : byDefault && resolveValue(byDefault, { names });
            if (value) passed.set(name, value);
        }
        inputs = passed;
        current = next;
    }
    return { inputs: {} };
}
