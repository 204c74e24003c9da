import { isTask } from '../generated/ast.ts';
import { pathsOf } from '../model/paths.ts';
import { around, type Fixer } from './fix.ts';

/** Creates the file that a task runs, empty. */
export const createFile: Fixer<'missing-file'> = (finding, { document, services }) => {
    const task = around(finding, isTask);
    if (!task || document.uri.scheme !== 'file') return [];
    return pathsOf(task, services.model.Inheritance).filter(({ text }) => text === finding.node)
        .map(({ path, uri }) => ({ title: `Create "${path}"`, changes: [], creates: { uri, text: '' } }));
};
