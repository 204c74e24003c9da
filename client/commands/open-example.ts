import { Uri, window, workspace } from 'vscode';
import example from '../../examples/hello/hello.pline?raw';
import type { Pline } from '../pline.ts';

/** Puts a small line that runs as it is into the workspace, and opens it; without a folder, as a text that can be saved. */
export async function openExample(_pline: Pline): Promise<void> {
    const folder = workspace.workspaceFolders?.[0];
    if (folder === undefined) {
        await window.showTextDocument(await workspace.openTextDocument({ language: 'pline', content: example }));
        return;
    }
    const file = Uri.joinPath(folder.uri, 'hello.pline');
    const isThere = await workspace.fs.stat(file).then(() => true, () => false);
    if (!isThere) await workspace.fs.writeFile(file, new TextEncoder().encode(example));
    await window.showTextDocument(file);
}
