import { URI, type LangiumDocument } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { tryValue } from '../../language/checks/trial.ts';
import { checkValue, taskChanged, watchTask, type CheckValueParams, type CheckValueResult, type WatchTaskParams } from '../../protocol/lsp.ts';
import { findLine } from '../lines.ts';
import type { PlineServerServices } from '../services.ts';
import { TaskWatcher } from '../watch/tasks.ts';
import { onDocumentRequest, upToDate } from './document-request.ts';

/** Sends what the task in the properties panel is, and answers whether a value would do. */
export function registerTasks(connection: Connection, services: PlineServerServices): void {
    const tasks = new TaskWatcher(services, (message) => void connection.sendNotification(taskChanged, message));
    connection.onRequest(watchTask, async (params: WatchTaskParams) => {
        await upToDate(URI.parse(params.uri), services);
        tasks.watch(params);
        return null;
    });
    onDocumentRequest(connection, services, checkValue, (document, params: CheckValueParams) => problems(document, params, services));
}

async function problems(document: LangiumDocument, { line, task: name, property, value }: CheckValueParams, services: PlineServerServices): Promise<CheckValueResult> {
    const task = findLine(document, line)?.tasks.find((candidate) => candidate.name === name);
    return task ? tryValue(task, property, value, services) : [`Line "${line}" has no task "${name}" any more.`];
}
