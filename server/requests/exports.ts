import { RequestType0, type Connection } from 'vscode-languageserver';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { ENGINES } from '../../exporters/index.ts';
import { projectFolderFrom } from '../../exporters/project-folder.ts';
import { resolveLine } from '../../language/model/resolve.ts';
import type { LangiumDocument } from 'langium';
import { exportLine, listEngines, type ExportEngine, type ExportLineParams, type ExportLineResult } from '../../protocol/export.ts';
import { linesOf } from '../lines.ts';
import type { PlineServerServices } from '../services.ts';
import { onDocumentRequest } from './document-request.ts';

/** The setting of an engine that has to be told how tasks of other lines ended. */
const EXTERNAL = 'external';

/** Makes lines for other engines, of the newest text. What is made, the client writes. */
export function registerExports(connection: Connection, services: PlineServerServices): void {
    connection.onRequest(new RequestType0<readonly ExportEngine[], void>(listEngines), () =>
        Object.entries(ENGINES).map(([name, { title, makes, settings }]) => ({ name, title, makes, asksForExternal: settings.some((setting) => setting.name === EXTERNAL) })));
    onDocumentRequest<ExportLineParams>(connection, services, exportLine, (document, params) => make(document, params, services));
}

async function make(document: LangiumDocument, { uri, line: name, engine: engineName, folder, environment, external }: ExportLineParams, services: PlineServerServices): Promise<ExportLineResult> {
    const engine = ENGINES[engineName];
    const line = linesOf(document).find((each) => each.name === name);
    if (engine === undefined) return { ok: false, message: `There is no engine ${engineName}. There is ${Object.keys(ENGINES).join(', ')}.` };
    if (line === undefined) return { ok: false, message: `The file has no line ${name} any more.` };
    if (!uri.startsWith('file:')) return { ok: false, message: 'Save the file first: the files that the line names lie beside it.' };
    const errors = services.scoping.Visible.importClosure(document).flatMap(({ diagnostics = [] }) => diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Error));
    if (errors.length > 0) return { ok: false, message: `The file, or one that it imports, has ${errors.length === 1 ? 'an error' : `${errors.length} errors`}: mend that first.` };
    const settings = Object.fromEntries(engine.settings.map((setting) => [setting.name, setting.name === EXTERNAL ? external : setting.default]));
    const exporter = await engine.load();
    const { files, notes } = exporter(resolveLine(line, services), { projectFolder: projectFolderFrom(folder, uri), settings, ...(environment !== undefined && { environment }) });
    return { ok: true, files, notes: notes.map(({ kind, what, instead, where }) => ({ kind, what, instead, uri: where.uri, row: where.start.line + 1 })) };
}
