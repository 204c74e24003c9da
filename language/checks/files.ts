import { AstUtils, DocumentState, UriUtils, WorkspaceCache, type ValidationAcceptor } from 'langium';
import type { PlineFile, Task, Text } from '../generated/ast.ts';
import { Folders } from '../model/folders.ts';
import { codeNamesIn, isCode, pathsOf, type NamedPath } from '../model/paths.ts';
import { getOrCreate } from '../scoping/visible.ts';
import type { CheckContext, Checks } from './context.ts';
import type { DependencyGraph } from './dependencies/graph.ts';
import { tasksIn } from './members.ts';
import { report, seeNode } from './report.ts';

/** The scripts, notebooks and SQL files that tasks run are there. Data may be made by a task before, and so may a script that a task before names. */
export const fileChecks: Checks = (context) => {
    const { shared } = context.services;
    const cache = new WorkspaceCache<'folders', Folders>(shared, DocumentState.Linked);
    return {
        PlineFile: (file, accept) => checkPaths(file, cache.get('folders', () => new Folders(shared.workspace.FileSystemProvider)), context, accept),
    };
};

async function checkPaths(file: PlineFile, folders: Folders, { services, dependencies }: CheckContext, accept: ValidationAcceptor): Promise<void> {
    const named = tasksIn(file).flatMap((task) => pathsOf(task, services.model.Inheritance).filter(({ path }) => isCode(path)).map((path) => ({ task, ...path })));
    // A file that was never saved lies in no folder yet.
    if (named.length === 0 || !await folders.has(AstUtils.getDocument(file).uri)) return;
    const naming = new Naming(file);
    // Many tasks may inherit one path.
    const reported = new Set<Text>();
    for (const { task, ...path } of named) {
        if (reported.has(path.text) || await folders.has(path.uri)) continue;
        if (isMadeBefore(task, naming.othersThan(task, path), dependencies)) continue;
        reportMissing(task, path, accept);
        if (AstUtils.getDocument(path.text) === AstUtils.getDocument(file)) reported.add(path.text);
    }
}

function isMadeBefore(task: Task, makers: readonly Task[], dependencies: DependencyGraph): boolean {
    if (makers.length === 0) return false;
    const before = dependencies.withUpstreams(task);
    return makers.some((maker) => before.has(maker));
}

/** Said where the path is written; at the task where that is another file. */
function reportMissing(task: Task, { name, text, path }: NamedPath, accept: ValidationAcceptor): void {
    const message = `There is no file "${path}". A path is relative to the folder of the line's file, or to the task's working directory.`;
    if (AstUtils.getDocument(text) === AstUtils.getDocument(task)) report(accept, 'missing-file', message, { node: text }, { path });
    else report(accept, 'missing-file', message, { node: task, property: 'name', related: [seeNode(text, `"${name}" is set here.`)] }, { path });
}

/** Which tasks of a file name a script, in whatever way. */
class Naming {
    private readonly file: PlineFile;
    private tasks: ReadonlyMap<string, readonly Task[]> | undefined;

    constructor(file: PlineFile) {
        this.file = file;
    }

    othersThan(task: Task, { uri }: NamedPath): Task[] {
        this.tasks ??= this.collect();
        return (this.tasks.get(UriUtils.basename(uri)) ?? []).filter((other) => other !== task);
    }

    private collect(): Map<string, Task[]> {
        const tasks = new Map<string, Task[]>();
        for (const task of tasksIn(this.file)) {
            for (const name of new Set(codeNamesIn(task.$cstNode?.text ?? ''))) getOrCreate(tasks, name, () => []).push(task);
        }
        return tasks;
    }
}
