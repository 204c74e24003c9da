import type { Piece } from '../texts.ts';
import type { Inputs } from '../inputs.ts';
import { keyedParameters, type Translate } from './translate.ts';
import { placesInSql } from './sql-places.ts';

/** `databricks.sql`: a file with the statement, on a SQL warehouse. */
export const sqlTask: Translate = (inputs, translation) => {
    const warehouse = inputs.text('warehouse', { by: 'deploy' });
    const parameters: Record<string, string> = { ...keyedParameters(inputs, translation) };
    const sql = inputs.pieces('sql', { by: 'start' });
    const marker = markers(parameters, translation.params);
    const use = (name: string, keyword: string): string => {
        const pieces = inputs.pieces(name, { by: 'deploy' });
        return pieces === undefined ? '' : `${keyword} identifier(${pieces.map((piece) => piece.kind === 'literal' ? literal(piece.text) : marker(piece)).join(' || ')});\n`;
    };
    const statement = sql && statementOf(sql, inputs, marker);
    const text = `${use('catalog', 'use catalog')}${use('schema', 'use schema')}${statement ?? ''}\n`;
    if (statement === undefined || warehouse === undefined) return undefined;
    const path = translation.paths.generated(`${inputs.task.name}.sql`);
    translation.addFile({ path, content: text });
    return { sql_task: { warehouse_id: warehouse, file: { path: translation.paths.fromJob(path) }, ...(Object.keys(parameters).length > 0 && { parameters }) } };
};

type Marker = (piece: Exclude<Piece, { readonly kind: 'literal' }>) => string;

/** Makes parameters of what is not known yet: `:name` in the statement, its reference in the job. */
function markers(parameters: Record<string, string>, params: ReadonlySet<string>): Marker {
    return (piece) => {
        const reference = piece.kind === 'secret' ? '' : piece.reference;
        const inner = /^(?:\$\{var|\{\{job\.parameters)\.(\w+)\}/.exec(reference)?.[1] ?? reference.replaceAll(/\W+/g, '_').replaceAll(/^_|_$/g, '');
        let name = inner;
        while ((parameters[name] ?? reference) !== reference || (params.has(name) && reference !== `{{job.parameters.${name}}}`)) name = `${name}_`;
        parameters[name] = reference;
        return `:${name}`;
    };
}

/** A value inside quotes is bound; elsewhere it would have to become SQL, which Databricks does not do. @returns undefined where it is refused */
function statementOf(sql: readonly Piece[], inputs: Inputs, marker: Marker): string | undefined {
    const literals = sql.map((piece) => piece.kind === 'literal' ? piece.text : undefined);
    const places = placesInSql(literals);
    let text = '';
    let closed = '';
    for (const [index, piece] of sql.entries()) {
        if (piece.kind === 'literal') {
            text += piece.text.slice(closed.length);
            closed = '';
            continue;
        }
        const place = places[index]!;
        if (place === 'comment') {
            text += piece.name;
        } else if ((place === "'" || place === '"') && !TYPED.test(text)) {
            // The quotes around a value that stands alone in them go.
            const opened = closed === '' && new RegExp(`(^|[^${place}\\\\])${place}$`).test(text);
            closed = new RegExp(`^${place}(?!${place})`).test(literals[index + 1] ?? '') ? place : '';
            text = `${opened ? text.slice(0, -1) : `${text}${place} || `}${marker(piece)}${closed === '' ? ` || ${place}` : ''}`;
        } else {
            return inputs.refuse(`The sql of task ${inputs.task.name} takes ${piece.name} as a piece of the statement, and Databricks binds values alone.`, 'sql', 'Put it into `parameters`, and write :name in the statement; for the name of a table, identifier(:name).');
        }
    }
    return text.trim();
}

/** What has to be followed by a literal. */
const TYPED = /\b(?:date|timestamp|timestamp_ntz|interval|[xr])\s*['"][^'"]*$/i;

function literal(text: string): string {
    return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
