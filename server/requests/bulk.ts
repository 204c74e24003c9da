import type { LangiumDocument } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { guessName, guessValues, inheritedValue } from '../../language/bulk/guess.ts';
import { planBulk } from '../../language/bulk/plan-bulk.ts';
import { readRows, RowsError, tableRows } from '../../language/bulk/read-rows.ts';
import { typeText } from '../../language/checks/types/describe.ts';
import { isText, type Line } from '../../language/generated/ast.ts';
import { resolveConnection } from '../../language/model/resolve-connection.ts';
import { literalText } from '../../language/model/text.ts';
import type { Row } from '../../protocol/bulk.ts';
import * as bulk from '../../protocol/bulk-requests.ts';
import { readCatalog } from '../../runner/catalog/read-catalog.ts';
import { RunError } from '../../runner/errors.ts';
import { Documentation } from '../documentation.ts';
import { findLine } from '../lines.ts';
import type { PlineServerServices } from '../services.ts';
import { onDocumentRequest } from './document-request.ts';

const READABLE = new Set(['postgres', 'mysql', 'sqlite', 'duckdb']);

/** Answers what many tasks can be made of, and what a bulk of them comes to. */
export function registerBulk(connection: Connection, services: PlineServerServices): void {
    const documentation = new Documentation(services);
    onDocumentRequest(connection, services, bulk.listConnections, (document): bulk.ConnectionOutline[] =>
        services.scoping.Visible.of(document).all('Connection').map(({ name, connector }) => ({ name, connector: connector?.$refText ?? '' })).filter(({ connector }) => READABLE.has(connector)));
    onDocumentRequest(connection, services, bulk.readCatalog, (document, params: bulk.ReadCatalogParams) => catalog(document, params, services));
    onDocumentRequest(connection, services, bulk.readRows, (_, { text }: bulk.ReadRowsParams): bulk.RowsResult => {
        try {
            const rows = readRows(text);
            return { ok: true, rows, existing: rows.map(() => null) };
        } catch (error) {
            if (error instanceof RowsError) return { ok: false, message: error.message };
            throw error;
        }
    });
    onDocumentRequest(connection, services, bulk.guessBulk, (document, params: bulk.GuessBulkParams) => guess(document, params, documentation, services));
    onDocumentRequest(connection, services, bulk.planBulk, (document, { request }: bulk.PlanBulkParams): bulk.PlanBulkResult => planBulk(document, request, services));
}

async function catalog(document: LangiumDocument, { line, connection, environment }: bulk.ReadCatalogParams, services: PlineServerServices): Promise<bulk.RowsResult> {
    const model = resolveConnection(connection, document, services);
    if (!model) return { ok: false, message: `There is no connection ${connection} any more.` };
    try {
        const rows = tableRows(await readCatalog(model, { environment }));
        const node = findLine(document, line);
        const known = node ? tablesRead(node, connection, services) : new Map<string, string>();
        return { ok: true, rows, existing: rows.map(({ source = '', table = '', schema = '' }) => known.get(source) ?? known.get(`${schema}.${table}`) ?? null) };
    } catch (error) {
        if (error instanceof RunError) return { ok: false, message: error.message };
        throw error;
    }
}

/** Which tables of a connection the tasks of a line read, each with its task. */
function tablesRead({ tasks }: Line, connection: string, { model: { Inheritance: inheritance } }: PlineServerServices): Map<string, string> {
    return new Map(tasks.flatMap((task): [string, string][] => {
        const table = inheritance.written(task, 'table')?.value;
        const name = isText(table) ? literalText(table) : undefined;
        return name !== undefined && task.name && inheritance.written(task, 'connection')?.value?.$cstNode?.text === connection ? [[name, task.name]] : [];
    }));
}

function guess(document: LangiumDocument, { line, rows, connection, template, group }: bulk.GuessBulkParams, documentation: Documentation, services: PlineServerServices): bulk.GuessBulkResult {
    const visible = services.scoping.Visible.of(document);
    const like = 'task' in template ? findLine(document, line)?.tasks.find(({ name }) => name === template.task) : undefined;
    const activity = visible.find('Activity', 'activity' in template ? template.activity : like?.activity?.$refText ?? '');
    const origin: { rows: readonly Row[]; connection?: string } = { rows, ...(connection !== undefined && { connection }) };
    const name = guessName(origin);
    const inGroup = group ?? like?.group?.$refText;
    const described = [...(activity?.properties ?? []), ...(visible.every('task')?.properties ?? [])].map((declaration) => {
        const doc = documentation.summaryOf(declaration);
        const own = like && services.model.Inheritance.table(like.properties).get(declaration.name)?.value?.$cstNode?.text;
        const inherited = own ?? (activity && inheritedValue(declaration.name, activity, inGroup, document, services)) ?? declaration.default?.$cstNode?.text;
        return { name: declaration.name, type: typeText(declaration.type), required: declaration.required, ...(doc !== undefined && { doc }), ...(inherited !== undefined && { inherited }) };
    });
    return { ...(name !== undefined && { name }), values: activity ? guessValues(origin, activity, inGroup, document, services) : [], properties: described };
}
