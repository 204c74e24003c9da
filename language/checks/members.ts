import { DocumentState, type LangiumDocument } from 'langium';
import { isLine, type Group, type PlineFile, type Task } from '../generated/ast.ts';
import { getOrCreate } from '../scoping/visible.ts';
import { fileOf, LIBRARY_SCHEME } from '../uris.ts';

/** The tasks of all lines of a file, in the order of the text. */
export function tasksIn(file: PlineFile): Task[] {
    return file.declarations.filter(isLine).flatMap(({ tasks }) => tasks);
}

/** The tasks that are in each group. */
export type Members = ReadonlyMap<Group, readonly Task[]>;

/** A group's tasks may stand in any file that imports the group's, so all linked files are gone through. */
export function collectMembers(documents: Iterable<LangiumDocument>): Members {
    const members = new Map<Group, Task[]>();
    for (const document of documents) {
        if (document.uri.scheme === LIBRARY_SCHEME || document.state < DocumentState.Linked) continue;
        for (const task of tasksIn(fileOf(document))) {
            const group = task.group?.ref;
            if (group) getOrCreate(members, group, () => []).push(task);
        }
    }
    return members;
}
