import { Uri, window, workspace } from 'vscode';
import type { LineRef } from '../../protocol/lsp.ts';
import type { PanelMessage } from '../../protocol/panel.ts';

/** Asks where a picture of the graph is to be kept, and writes it there. */
export async function savePicture({ uri, line }: LineRef, { format, content }: Extract<PanelMessage, { readonly type: 'export' }>): Promise<void> {
    const file = Uri.parse(uri);
    const beside = file.scheme === 'file' ? Uri.joinPath(file, '..') : workspace.workspaceFolders?.[0]?.uri;
    const target = await window.showSaveDialog({
        ...(beside && { defaultUri: Uri.joinPath(beside, `${line}.${format}`) }),
        filters: format === 'svg' ? { 'SVG picture': ['svg'] } : { 'PNG picture': ['png'] },
        title: `Save the graph of ${line}`,
    });
    if (target === undefined) return;
    await workspace.fs.writeFile(target, Buffer.from(content, format === 'png' ? 'base64' : 'utf8'));
    window.setStatusBarMessage(`$(check) ${workspace.asRelativePath(target)} is written.`, SHOWN_MS);
}

const SHOWN_MS = 5000;
