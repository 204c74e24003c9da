import { FileType, Uri, window, workspace, type OutputChannel } from 'vscode';
import type { ExportedFile } from '../../protocol/export.ts';
import { askExportInputs, askFolder } from '../export/inputs.ts';
import { exportReport } from '../export/report.ts';
import type { Pline } from '../pline.ts';
import { targetLine } from '../targets.ts';

/** Writes a line as the definition of another engine, and shows what is different there. */
export async function exportLine(pline: Pline, argument: unknown): Promise<void> {
    const target = await targetLine(pline, argument, 'Export Line');
    if (target === undefined) return;
    const { engine, ...inputs } = await askExportInputs(target, await pline.server.engines()) ?? {};
    const folder = engine && await askFolder(target.uri, engine.title);
    if (folder === undefined) return;
    const { uri, line } = target;
    const exported = await pline.server.exportLine({ uri, line, engine: engine!.name, folder: folder.fsPath, ...inputs });
    if (!exported.ok) {
        void window.showErrorMessage(`Line ${line} was not exported. ${exported.message}`);
        return;
    }
    const written = await write(exported.files, folder);
    channel ??= reportChannel(pline);
    channel.replace(exportReport(line, engine!.title, written, exported.notes));
    channel.show(true);
}

let channel: OutputChannel | undefined;

function reportChannel({ context }: Pline): OutputChannel {
    const created = window.createOutputChannel('Pline Export');
    context.subscriptions.push(created);
    return created;
}

/** @returns the files that were written: not those that are to be kept, where they are there */
async function write(files: readonly ExportedFile[], folder: Uri): Promise<readonly Uri[]> {
    const written: Uri[] = [];
    for (const { path, content, keep } of files) {
        const file = Uri.joinPath(folder, path);
        if (keep && await exists(file)) continue;
        await workspace.fs.writeFile(file, new TextEncoder().encode(content));
        written.push(file);
    }
    return written;
}

async function exists(file: Uri): Promise<boolean> {
    return workspace.fs.stat(file).then(({ type }) => type === FileType.File, () => false);
}
