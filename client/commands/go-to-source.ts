import { Uri } from 'vscode';
import { selectName, selectTask, showDocument } from '../edits/show.ts';
import { isLineRef, isTaskRef } from '../outline.ts';
import type { Pline } from '../pline.ts';

/** Shows where a task, a line or a file is written. */
export async function goToSource({ server }: Pline, argument: unknown): Promise<void> {
    if (isTaskRef(argument)) return selectTask(server, argument);
    if (isLineRef(argument)) {
        const row = (await server.lines(argument.uri)).find(({ name }) => name === argument.line)?.startLine;
        return row === undefined ? undefined : selectName(argument.uri, row, 'line', argument.line);
    }
    if (typeof argument === 'object' && argument !== null && 'uri' in argument && typeof argument.uri === 'string') await showDocument(Uri.parse(argument.uri), { preserveFocus: false });
}
