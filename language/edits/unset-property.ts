import type { UnsetProperty } from '../../protocol/edit.ts';
import { propertyName } from '../model/effective.ts';
import type { Change } from './change.ts';
import type { Draft } from './draft.ts';
import { EditError } from './source.ts';
import { remove } from './span.ts';

/** Takes a property out of a task, with its line of text. */
export function unsetProperty(draft: Draft, edit: UnsetProperty): Change {
    const task = draft.task(edit);
    const { source, task: node } = task.open();
    const written = node.properties.filter((property) => propertyName(property) === edit.property);
    if (written.length === 0) throw new EditError(`Task "${node.name}" does not set "${edit.property}" itself.`);
    task.change(written.map((property) => remove(source, property)));
    return {};
}
