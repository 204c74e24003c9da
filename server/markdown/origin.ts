import type { Task } from '../../language/generated/ast.ts';
import type { Origin } from '../../language/model/types.ts';
import { inlineCode } from './syntax.ts';

/** Where a value of a task comes from, in words. */
export function originOf(origin: Origin, { activity, group }: Task): string {
    switch (origin) {
        case 'task': return 'this task';
        case 'group': return `group ${inlineCode(group?.$refText ?? '')}`;
        case 'activity': return inlineCode(`defaults ${activity?.$refText ?? ''}`);
        case 'default': return 'the default';
    }
}
