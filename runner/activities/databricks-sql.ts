import type { Outputs } from '../../protocol/journal.ts';
import { ActivityError, type ActivityContext, type InlineActivity, type Inputs } from './activity.ts';
import { poll } from './databricks/polling.ts';
import { openWorkspace, type Fields, type Workspace } from './databricks/workspace.ts';
import { optionalText, requiredText, textMap } from './inputs.ts';
import { previewLines } from './sql/preview.ts';
import { PREVIEW_ROWS } from './sql/session.ts';

const STATEMENTS = '/api/2.0/sql/statements';
const RUNNING: ReadonlySet<string | undefined> = new Set(['PENDING', 'RUNNING']);

/** `databricks.sql`: one statement on a SQL warehouse. */
export const databricksSql: InlineActivity = {
    kind: 'inline',
    async run(inputs, context) {
        const workspace = openWorkspace(inputs, context);
        const started = await workspace.call({ method: 'POST', path: STATEMENTS, body: requestFrom(inputs), repeatable: false });
        const id = started.get('statement_id').text;
        if (id === undefined) throw new ActivityError('The workspace started a statement, and did not say which.');
        context.log(`Statement ${id}: ${new URL(`/sql/history?queryId=${id}`, workspace.host).href}`);
        const ended = RUNNING.has(stateOf(started)) ? await waitFor(workspace, id, inputs, context) : started;
        if (stateOf(ended) !== 'SUCCEEDED') throw new ActivityError(`The statement ${id} ended ${stateOf(ended) ?? 'unknown'}: ${ended.get('status').get('error').get('message').text ?? 'the workspace does not say why'}`);
        return outputsOf(ended, id, context);
    },
};

function requestFrom(inputs: Inputs): { readonly [key: string]: string | readonly { readonly name: string; readonly value: string }[] } {
    const [catalog, schema] = [optionalText(inputs, 'catalog'), optionalText(inputs, 'schema')];
    return {
        warehouse_id: requiredText(inputs, 'warehouse'), statement: requiredText(inputs, 'sql'),
        // The call answers at once: one that waits could be lost, and with it the number of a statement that runs.
        wait_timeout: '0s', disposition: 'INLINE', format: 'JSON_ARRAY',
        parameters: Object.entries(textMap(inputs, 'parameters')).map(([name, value]) => ({ name, value })),
        ...(catalog !== undefined && { catalog }), ...(schema !== undefined && { schema }),
    };
}

function waitFor(workspace: Workspace, id: string, inputs: Inputs, context: ActivityContext): Promise<Fields> {
    return poll(inputs, context.signal, async () => {
        const now = await workspace.call({ method: 'GET', path: `${STATEMENTS}/${id}`, repeatable: true });
        const state = stateOf(now);
        context.progress(`${(state ?? 'unknown').toLowerCase()}: statement ${id}`);
        return RUNNING.has(state) ? undefined : now;
    }, (signal) => workspace.call({ method: 'POST', path: `${STATEMENTS}/${id}/cancel`, repeatable: true }, signal));
}

function stateOf(statement: Fields): string | undefined {
    return statement.get('status').get('state').text;
}

function outputsOf(statement: Fields, id: string, context: ActivityContext): Outputs {
    const columns = statement.get('manifest').get('schema').get('columns').list.map((column) => column.get('name').text ?? '');
    const data = statement.get('result').get('data_array').list.map((row) => row.list.map((value) => value.text ?? null));
    const rows = Number(statement.get('manifest').get('total_row_count').text ?? data.length);
    previewLines({ columns, rows, preview: data.slice(0, PREVIEW_ROWS) }).forEach((line) => context.log(line));
    const only = rows === 1 ? data[0] : undefined;
    const values = only ? Object.fromEntries(columns.map((column, index) => [column, only[index] ?? null] as const).filter(([column]) => /^[A-Za-z_]\w*$/.test(column))) : {};
    return { rows, statement_id: id, ...values };
}
