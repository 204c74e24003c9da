import { Range, Selection, TabInputText, TabInputWebview, TextEditorRevealType, Uri, ViewColumn, window, workspace, type TextEditor } from 'vscode';
import type { SourceLocation } from '../../protocol/graph.ts';
import type { TaskRef } from '../outline.ts';
import type { Server } from '../language-server/server.ts';

/** Shows a document where a tab has it already, else where it covers no graph. */
export async function showDocument(uri: Uri, { preserveFocus }: { readonly preserveFocus: boolean }): Promise<TextEditor> {
    const document = await workspace.openTextDocument(uri);
    return window.showTextDocument(document, { viewColumn: columnFor(uri), preserveFocus });
}

/** Puts the cursor at the start of a location and brings it into view. */
export async function showLocation({ uri, start, end }: SourceLocation, options: { readonly preserveFocus: boolean }): Promise<void> {
    const editor = await showDocument(Uri.parse(uri), options);
    const range = new Range(start.line, start.character, end.line, end.character);
    editor.selection = new Selection(range.start, range.start);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Selects a task's name in the text as it is now. */
export async function selectTask(server: Server, { uri, line, task }: TaskRef, options: { readonly preserveFocus: boolean } = { preserveFocus: false }): Promise<void> {
    const outline = (await server.lines(uri)).find(({ name }) => name === line);
    const row = outline?.tasks.find(({ name }) => name === task)?.startLine;
    if (row !== undefined) await selectName(uri, row, 'task', task, options);
}

/** Selects the name of a declaration that starts on the row, or near it below a doc comment. */
export async function selectName(uri: string, row: number, keyword: 'line' | 'task', name: string, options: { readonly preserveFocus: boolean } = { preserveFocus: false }): Promise<void> {
    const editor = await showDocument(Uri.parse(uri), options);
    const { document } = editor;
    const from = document.offsetAt(document.lineAt(row).range.start);
    const match = new RegExp(String.raw`\b${keyword}\s+${name}\b`).exec(document.getText().slice(from));
    if (match === null) return;
    const end = from + match.index + match[0].length;
    editor.selection = new Selection(document.positionAt(end - name.length), document.positionAt(end));
    editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
}

function columnFor(uri: Uri): ViewColumn {
    const groups = [window.tabGroups.activeTabGroup, ...window.tabGroups.all];
    const open = groups.find(({ tabs }) => tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString()));
    const free = groups.find(({ activeTab }) => !(activeTab?.input instanceof TabInputWebview));
    return (open ?? free)?.viewColumn ?? ViewColumn.Beside;
}
