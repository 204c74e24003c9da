import { Uri, window, type TextEditor } from 'vscode';
import type { LineOutline, LineRef } from '../protocol/lsp.ts';
import { askChoice } from './input/questions.ts';
import { blockAt, isLineRef, isTaskRef, type TaskRef } from './outline.ts';
import type { Pline } from './pline.ts';

/** A line that a command is for, with what the server knows of it. */
export interface LineTarget extends LineRef {
    readonly outline: LineOutline;
    /** Every line of the document. */
    readonly siblings: readonly LineOutline[];
    /** The row of the cursor, where the document is the one being edited. */
    readonly row?: number;
}

/**
 * The document that a command is for.
 * @param argument what VS Code gave the command: a line, a document's address, or nothing
 */
export function targetDocument({ panels }: Pline, argument: unknown): string | undefined {
    if (isLineRef(argument)) return argument.uri;
    if (argument instanceof Uri) return argument.toString();
    if (typeof argument === 'object' && argument !== null && 'uri' in argument && typeof argument.uri === 'string') return argument.uri;
    return panels.active?.uri ?? plineEditor()?.document.uri.toString();
}

/** The line that a command is for: the one named, or shown in the active graph, or under the cursor, or the only one; else it asks. */
export async function targetLine(pline: Pline, argument: unknown, title: string): Promise<LineTarget | undefined> {
    const uri = targetDocument(pline, argument);
    if (uri === undefined) {
        void window.showInformationMessage('Open a Pline file first.');
        return undefined;
    }
    const siblings = await pline.server.lines(uri);
    const row = rowIn(uri);
    const named = isLineRef(argument) ? argument.line : argument === undefined ? pline.panels.active?.line : undefined;
    const outline = named === undefined ? await chooseLine(siblings, row, title) : siblings.find(({ name }) => name === named);
    if (outline !== undefined) return { uri, line: outline.name, outline, siblings, ...(row !== undefined && { row }) };
    if (siblings.length === 0) void window.showInformationMessage('This file has no line yet. "Pline: New Line" adds one.');
    else if (named !== undefined) void window.showWarningMessage(`This file has no line named ${named} any more.`);
    return undefined;
}

/** The task that a command is for: the one named, or under the cursor; else it asks. */
export async function targetTask(pline: Pline, argument: unknown, title: string): Promise<(LineTarget & TaskRef) | undefined> {
    const line = await targetLine(pline, argument, title);
    if (line === undefined) return undefined;
    if (isTaskRef(argument)) return { ...line, task: argument.task };
    const { tasks } = line.outline;
    if (tasks.length === 0) {
        void window.showInformationMessage(`Line ${line.line} has no task yet. "Pline: Add Task" adds one.`);
        return undefined;
    }
    const under = line.row === undefined || pline.panels.active !== undefined ? undefined : blockAt(tasks, line.row)?.name;
    const only = tasks.length === 1 ? tasks[0]?.name : undefined;
    const task = under ?? only ?? await choose(title, 'Which task?', tasks.map(({ name, title: label, activity }) => ({ label: name, description: label, detail: activity, value: name })));
    return task === undefined ? undefined : { ...line, task };
}

async function chooseLine(lines: readonly LineOutline[], row: number | undefined, title: string): Promise<LineOutline | undefined> {
    const under = row === undefined ? undefined : blockAt(lines, row);
    if (under !== undefined || lines.length < 2) return under ?? lines[0];
    return choose(title, 'Which line?', lines.map((line) => ({ label: line.name, description: line.title, value: line })));
}

async function choose<T>(title: string, placeholder: string, choices: Parameters<typeof askChoice<T>>[2]): Promise<T | undefined> {
    const answer = await askChoice({ title, step: 1, totalSteps: 1 }, placeholder, choices);
    return answer.kind === 'next' ? answer.value : undefined;
}

function rowIn(uri: string): number | undefined {
    const editor = plineEditor();
    return editor?.document.uri.toString() === uri ? editor.selection.active.line : undefined;
}

function plineEditor(): TextEditor | undefined {
    const editor = window.activeTextEditor;
    return editor?.document.languageId === 'pline' ? editor : undefined;
}
