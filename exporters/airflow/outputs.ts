import type { ResolvedTask, Value } from '../../language/model/types.ts';

/** The tasks whose outputs a task reads, in the order of the names. */
export function readTasks({ inputs, properties }: ResolvedTask): readonly string[] {
    const read = new Set<string>();
    const look = (value: Value): void => {
        switch (value.kind) {
            case 'text':
                for (const part of value.parts) {
                    if (typeof part === 'string') continue;
                    if ('value' in part) look(part.value);
                    else if (part.placeholder.kind === 'output') read.add(part.placeholder.task);
                }
                break;
            case 'reference': if (value.target.kind === 'output') read.add(value.target.task); break;
            case 'list': value.items.forEach(look); break;
            case 'map': Object.values(value.entries).forEach(look); break;
            default: break;
        }
    };
    Object.values(inputs).forEach(look);
    for (const { value } of Object.values(properties)) look(value);
    return [...read].sort();
}
