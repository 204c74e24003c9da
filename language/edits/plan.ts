import type { Edit } from '../../protocol/edit.ts';
import type { PlineCoreServices } from '../services.ts';
import { addGroup } from './add-group.ts';
import { addLine } from './add-line.ts';
import { addTask } from './add-task.ts';
import { changeCondition } from './change-condition.ts';
import type { Change } from './change.ts';
import { cloneLine } from './clone-line.ts';
import { cloneTask } from './clone-task.ts';
import { cloneTasks } from './clone-tasks.ts';
import { connect } from './connect.ts';
import { deleteTask } from './delete-task.ts';
import { disconnect } from './disconnect.ts';
import { Draft } from './draft.ts';
import { moveToGroup } from './move-to-group.ts';
import type { Replacement } from './pieces.ts';
import { Reading } from './reading.ts';
import { renameTask } from './rename-task.ts';
import { setActivity } from './set-activity.ts';
import { setDefault, setGroupProperty } from './set-level-property.ts';
import { setProperty } from './set-property.ts';
import { setRule } from './set-rule.ts';
import { setTitle } from './set-title.ts';
import { EditError } from './source.ts';
import { unsetProperty } from './unset-property.ts';

export interface PlannedEdits {
    /** By offsets of the original text, in order, without overlap. */
    readonly replacements: readonly Replacement[];
    /** Names that were made, in the order of the edits. */
    readonly created: readonly string[];
    /** The same for each edit. */
    readonly made: readonly (readonly string[])[];
    /** What else happened, or is left to do: sentences for the person. */
    readonly notes: readonly string[];
}

/**
 * Turns edits into minimal changes of a text; each edit sees what those before it did.
 * All or none: nothing is changed where one cannot be made.
 * @param reading the text as it was read, where that is known
 * @throws EditError that says which and why
 */
export function planEdits(text: string, edits: readonly Edit[], services: PlineCoreServices, reading = Reading.of(text, services)): PlannedEdits {
    const draft = new Draft(text, reading, services);
    const changes = edits.map((edit, index) => located(index, () => make(draft, edit)));
    const made = changes.map(({ created = [] }) => typeof created === 'string' ? [created] : created);
    return {
        replacements: draft.changes(),
        created: made.flat(),
        made,
        notes: changes.flatMap(({ notes }) => notes ?? []),
    };
}

/** Lets a refusal say which edit it is about. */
function located<T>(index: number, make: () => T): T {
    try {
        return make();
    } catch (error) {
        if (error instanceof EditError) error.edit ??= index;
        throw error;
    }
}

function make(draft: Draft, edit: Edit): Change {
    switch (edit.kind) {
        case 'addLine': return addLine(draft, edit);
        case 'addGroup': return addGroup(draft, edit);
        case 'addTask': return addTask(draft, edit);
        case 'cloneTask': return cloneTask(draft, edit);
        case 'cloneTasks': return cloneTasks(draft, edit);
        case 'cloneLine': return cloneLine(draft, edit);
        case 'renameTask': return renameTask(draft, edit);
        case 'deleteTask': return deleteTask(draft, edit);
        case 'connect': return connect(draft, edit);
        case 'disconnect': return disconnect(draft, edit);
        case 'changeCondition': return changeCondition(draft, edit);
        case 'setRule': return setRule(draft, edit);
        case 'setProperty': return setProperty(draft, edit);
        case 'unsetProperty': return unsetProperty(draft, edit);
        case 'setGroupProperty': return setGroupProperty(draft, edit);
        case 'setDefault': return setDefault(draft, edit);
        case 'moveToGroup': return moveToGroup(draft, edit);
        case 'setTitle': return setTitle(draft, edit);
        case 'setActivity': return setActivity(draft, edit);
    }
}
