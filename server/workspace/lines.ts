import type { LangiumDocument } from 'langium';
import type { Line, Task } from '../../language/generated/ast.ts';
import { LIBRARY_SCHEME } from '../../language/uris.ts';
import type { FilterChoice, FilterChoices, LineTask, LineTasksParams, TaskFilter, WorkspaceLine, WorkspaceLinesResult } from '../../protocol/workspace-lines.ts';
import { findLine, linesOf } from '../lines.ts';
import { projectFolderOf } from '../project-folder.ts';
import { PastTasksReader } from '../runs/past-tasks.ts';
import type { PlineServerServices } from '../services.ts';
import { fits, isFilter } from './task-filter.ts';

/** The lines of the workspace with their tasks, and how both ran last. */
export class WorkspaceLines {
    private readonly services: PlineServerServices;
    private readonly past: PastTasksReader;

    constructor(services: PlineServerServices, past: PastTasksReader) {
        this.services = services;
        this.past = past;
    }

    /** With a filter: the lines that have a task that fits it. */
    async list(filter: TaskFilter = {}): Promise<WorkspaceLinesResult> {
        const all = this.documents().flatMap((document) => linesOf(document).map((line) => ({ document, line })));
        const lines = await Promise.all(all.map(({ document, line }) => this.entry(document, line, filter)));
        return { lines: isFilter(filter) ? lines.filter(({ tasks }) => tasks > 0) : lines, allTasks: all.reduce((sum, { line }) => sum + namedTasks(line).length, 0) };
    }

    /** The tasks of a line that fit a filter; none where there is no such line. */
    async tasks({ uri, line: name, filter = {} }: LineTasksParams): Promise<readonly LineTask[]> {
        const document = this.documents().find((each) => each.uri.toString() === uri);
        const line = document && findLine(document, name);
        return line ? (await this.withLast(uri, line)).filter((task) => fits(task, filter)) : [];
    }

    choices(): FilterChoices {
        const tasks = this.documents().flatMap(linesOf).flatMap(namedTasks).map(taskEntry);
        return { activities: counted(tasks.flatMap(({ activity }) => activity === undefined ? [] : { name: activity })), groups: counted(tasks.flatMap(({ group }) => group ?? [])) };
    }

    /** What the lists show of the texts: while it is the same, they are. */
    signature(): string {
        return JSON.stringify(this.documents().map((document) => [document.uri.toString(), linesOf(document).map((line) => [line.name, line.title, namedTasks(line).map(taskEntry)])]));
    }

    private async entry(document: LangiumDocument, line: Line, filter: TaskFilter): Promise<WorkspaceLine> {
        const uri = document.uri.toString();
        const runs = this.services.editor.Runs.of(uri);
        await runs?.ready;
        const lastRun = runs?.newestOf(line.name);
        const all = namedTasks(line);
        // How each task ended last is read only where the filter asks for it.
        const tasks = filter.statuses?.length ? await this.withLast(uri, line) : all.map(taskEntry);
        return { uri, line: line.name, ...(line.title && { title: line.title }), tasks: isFilter(filter) ? tasks.filter((task) => fits(task, filter)).length : all.length, ...(lastRun && { lastRun }) };
    }

    private async withLast(uri: string, line: Line): Promise<LineTask[]> {
        const [folder, runs] = [projectFolderOf(uri), this.services.editor.Runs.of(uri)];
        const tasks = namedTasks(line).map(taskEntry);
        if (folder === undefined || !runs) return tasks;
        const last = await this.past.lastOf(folder, runs, line.name, tasks.map(({ name }) => name));
        return tasks.map((task) => ({ ...task, ...(last.has(task.name) && { last: last.get(task.name)! }) }));
    }

    /** In the order of their paths. */
    private documents(): LangiumDocument[] {
        const documents = this.services.shared.workspace.LangiumDocuments.all.filter(({ uri }) => uri.scheme !== LIBRARY_SCHEME).toArray();
        return documents.sort((a, b) => a.uri.path < b.uri.path ? -1 : 1);
    }
}

function namedTasks({ tasks }: Line): Task[] {
    return tasks.filter(({ name }) => name);
}

function taskEntry({ name, title, activity, group }: Task): LineTask {
    const groupTitle = group?.ref?.title;
    return {
        name, ...(title && { title }), ...(activity && { activity: activity.$refText }),
        ...(group?.$refText && { group: { name: group.$refText, ...(groupTitle && { title: groupTitle }) } }),
    };
}

/** The most frequent first. */
function counted(named: readonly Omit<FilterChoice, 'tasks'>[]): FilterChoice[] {
    const byName = [...Map.groupBy(named, ({ name }) => name).values()];
    return byName.map((same) => ({ ...same[0]!, tasks: same.length })).sort((a, b) => b.tasks - a.tasks || (a.name < b.name ? -1 : 1));
}
