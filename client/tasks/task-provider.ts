import { ProcessExecution, Task, TaskGroup, tasks, TaskScope, Uri, workspace, type Disposable, type ExtensionContext, type WorkspaceFolder } from 'vscode';
import type { Server } from '../language-server/server.ts';
import { argumentsOf, isPlineTask, nameOf, type PlineTaskDefinition } from './definition.ts';

const TYPE = 'pline';
const MATCHER = '$pline';

/** Offers each line of the workspace as a task of VS Code, and a check of each folder; and runs those of `tasks.json`. */
export function provideTasks(server: Server, { asAbsolutePath }: Pick<ExtensionContext, 'asAbsolutePath'>): Disposable {
    const program = asAbsolutePath('dist/cli.js');
    return tasks.registerTaskProvider(TYPE, {
        provideTasks: async () => {
            const checks = (workspace.workspaceFolders ?? []).map((folder) => taskOf({ type: TYPE, file: '.', command: 'check' }, folder, program));
            const { lines } = await server.workspaceLines();
            const runs = lines.flatMap(({ uri, line }) => {
                const folder = workspace.getWorkspaceFolder(Uri.parse(uri));
                return folder === undefined ? [] : [taskOf({ type: TYPE, file: workspace.asRelativePath(Uri.parse(uri), false), line }, folder, program)];
            });
            return [...checks, ...runs];
        },
        resolveTask: ({ definition, scope }) => {
            const folder = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0];
            return isPlineTask(definition) ? taskOf(definition, folder, program) : undefined;
        },
    });
}

function taskOf(definition: PlineTaskDefinition, folder: WorkspaceFolder | undefined, program: string): Task {
    const execution = new ProcessExecution(process.execPath, [program, ...argumentsOf(definition)], {
        // In VS Code this program is Electron.
        env: { ELECTRON_RUN_AS_NODE: '1' },
        ...(folder !== undefined && { cwd: folder.uri.fsPath }),
    });
    const task = new Task(definition, folder ?? TaskScope.Workspace, nameOf(definition), TYPE, execution, MATCHER);
    task.detail = definition.command === 'check' ? 'Check the Pline files' : definition.file;
    if (definition.command === 'check') task.group = TaskGroup.Build;
    return task;
}
