/** Values that are known without a run: what an exporter can write down. */
import type { PlaceholderTarget, ResolvedLine, Value } from '../language/model/types.ts';

export type Constant = string | number | boolean | readonly Constant[] | { readonly [key: string]: Constant };

/**
 * A value in an environment, durations in milliseconds.
 * @param environment undefined where the line has none
 * @returns undefined where it is known only when the line runs: a param, an output, a variable of the environment
 */
export function constantOf(value: Value, line: Pick<ResolvedLine, 'configs'>, environment: string | undefined): Constant | undefined {
    const read = (inner: Value): Constant | undefined => constantOf(inner, line, environment);
    const config = (target: PlaceholderTarget): Constant | undefined => {
        const declared = target.kind === 'config' ? line.configs[target.name] : undefined;
        const meant = (environment === undefined ? undefined : declared?.environments[environment]) ?? declared?.value;
        return meant && read(meant);
    };
    switch (value.kind) {
        case 'number':
        case 'boolean': return value.value;
        case 'duration': return value.milliseconds;
        case 'connection': return value.name;
        case 'reference': return config(value.target);
        case 'text': {
            const parts = value.parts.map((part) => (typeof part === 'string' ? part : 'value' in part ? read(part.value) : config(part.placeholder)));
            return parts.every((part) => part !== undefined) ? parts.map(String).join('') : undefined;
        }
        case 'list': {
            const items = value.items.map(read);
            return items.every((item) => item !== undefined) ? items : undefined;
        }
        case 'map': {
            const entries = Object.entries(value.entries).map(([key, entry]): readonly [string, Constant | undefined] => [key, read(entry)]);
            return entries.every((entry): entry is readonly [string, Constant] => entry[1] !== undefined) ? Object.fromEntries(entries) : undefined;
        }
        case 'line':
        case 'env':
        case 'secret': return undefined;
    }
}
