import { env, ProgressLocation, window, workspace, type Uri } from 'vscode';
import type { ConnectionOutline, RowsResult } from '../../protocol/bulk-requests.ts';
import type { LineRef } from '../../protocol/lsp.ts';
import { askChoice, askChoices, type Choice } from '../input/questions.ts';
import { put, type Answer, type Step } from '../input/steps.ts';
import type { Server } from '../language-server/server.ts';
import { mayRun } from '../runs/trust.ts';
import { shownRow, type BulkDraft } from './draft.ts';

type Source = { readonly kind: 'connection'; readonly name: string } | { readonly kind: 'file' } | { readonly kind: 'clipboard' };

/** Asks where the rows come from, and reads them; what cannot be read is said, and asked again. */
export function sourceStep(server: Server, line: LineRef, connections: readonly ConnectionOutline[]): Step<BulkDraft> {
    const choices: Choice<Source>[] = [
        ...connections.map(({ name, connector }): Choice<Source> => ({ label: `$(database) ${name}`, description: connector, detail: 'The tables and views that it has', value: { kind: 'connection', name } })),
        { label: '$(file) CSV or JSON file…', detail: 'A task for each row', value: { kind: 'file' } },
        { label: '$(clippy) Clipboard', detail: 'Cells of a spreadsheet, CSV or JSON; the first row names the columns', value: { kind: 'clipboard' } },
    ];
    return async (draft, frame) => {
        for (;;) {
            const answer = await askChoice(frame, 'What should the tasks be made of?', choices);
            if (answer.kind !== 'next') return answer;
            const result = await read(server, line, answer.value);
            if (result?.ok) {
                const source = answer.value;
                const { connection: _, ...rest } = draft;
                return { kind: 'next', value: { ...rest, ...(source.kind === 'connection' && { connection: source.name }), source: result.rows, existing: result.existing } };
            }
            if (result) void window.showErrorMessage(result.message);
        }
    };
}

/** @returns undefined where the person chose nothing, or nothing may be read here */
async function read(server: Server, { uri, line }: LineRef, source: Source): Promise<RowsResult | undefined> {
    if (source.kind === 'connection') {
        if (!await mayRun()) return undefined;
        return window.withProgress({ location: ProgressLocation.Notification, title: `Reading the tables of ${source.name}…` }, () => server.catalog({ uri, line, connection: source.name }));
    }
    if (source.kind === 'clipboard') return server.rows({ uri, line, text: await env.clipboard.readText() });
    const [file] = await window.showOpenDialog({ title: 'Rows for Tasks', openLabel: 'Read', filters: { 'CSV or JSON': ['csv', 'tsv', 'txt', 'json'] } }) ?? [];
    return file && server.rows({ uri, line, text: await textOf(file) });
}

async function textOf(file: Uri): Promise<string> {
    return new TextDecoder().decode(await workspace.fs.readFile(file));
}

/** Asks which of the rows; those that have a task already are not chosen at first, and say so. */
export const rowsStep: Step<BulkDraft> = async (draft, frame): Promise<Answer<BulkDraft>> => {
    const choices = draft.source.map((row, index): Choice<number> => {
        const { label, description } = shownRow(row);
        const task = draft.existing[index] ?? undefined;
        return { label, value: index, picked: task === undefined, description: task === undefined ? description : `${description} · read by task ${task} already` };
    });
    return put(await askChoices(frame, 'A task for each of which? (type to filter)', choices), (chosen) => ({ ...draft, rows: chosen.map((index) => draft.source[index]!) }));
};
