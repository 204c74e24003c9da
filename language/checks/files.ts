import { AstUtils, DocumentState, WorkspaceCache, type ValidationAcceptor } from 'langium';
import type { Task } from '../generated/ast.ts';
import { Folders } from '../model/folders.ts';
import { isCode, pathsOf } from '../model/paths.ts';
import type { CheckContext, Checks } from './context.ts';
import { report } from './report.ts';

/** The scripts, notebooks and SQL files that a task runs are there. Data may be made by a task before. */
export const fileChecks: Checks = (context) => {
    const { shared } = context.services;
    const cache = new WorkspaceCache<'folders', Folders>(shared, DocumentState.Linked);
    return {
        Task: (task, accept) => checkPaths(task, () => cache.get('folders', () => new Folders(shared.workspace.FileSystemProvider)), context, accept),
    };
};

async function checkPaths(task: Task, folders: () => Folders, { services }: CheckContext, accept: ValidationAcceptor): Promise<void> {
    const paths = pathsOf(task, services.model.Inheritance).filter(({ path }) => isCode(path));
    // A file that was never saved lies in no folder yet.
    if (paths.length === 0 || !await folders().has(AstUtils.getDocument(task).uri)) return;
    for (const { text, path, uri } of paths) {
        if (await folders().has(uri)) continue;
        report(accept, 'missing-file', `There is no file "${path}". A path is relative to the folder of this file, or to the task's working directory.`, { node: text }, { path });
    }
}
