import { isTask } from '../generated/ast.ts';
import { tasksIn } from '../checks/members.ts';
import { pathsOf } from '../model/paths.ts';
import { fileOf } from '../uris.ts';
import type { Fixer } from './fix.ts';

/** Creates the file that a task runs, empty. */
export const createFile: Fixer<'missing-file'> = ({ node, data }, { document, services }) => {
    const tasks = isTask(node) ? [node] : tasksIn(fileOf(document));
    // Where several tasks inherit one path, the first is the one that misses it.
    const missing = tasks.flatMap((task) => pathsOf(task, services.model.Inheritance)).find(({ text, path }) => isTask(node) ? path === data.path : text === node);
    return missing ? [{ title: `Create "${missing.path}"`, changes: [], creates: { uri: missing.uri, text: '' } }] : [];
};
