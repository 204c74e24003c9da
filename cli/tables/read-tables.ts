import type { LangiumDocument } from 'langium';
import { resolveConnection } from '../../language/model/resolve-connection.ts';
import type { Program } from '../../language/program.ts';
import { matchingTables } from '../../language/bulk/table-pattern.ts';
import type { CatalogTable } from '../../protocol/catalog.ts';
import { readCatalog } from '../../runner/index.ts';
import { UsageError } from '../exit.ts';
import { shownUri } from '../source/path.ts';

interface File { readonly program: Program; readonly document: LangiumDocument }

/**
 * The tables of a connection that a file sees.
 * @param patterns all tables where there are none
 * @throws {UsageError} where there is no such connection, or no table matches
 */
export async function readTables({ program, document }: File, connection: string, patterns: readonly string[], environment?: string): Promise<readonly CatalogTable[]> {
    const model = resolveConnection(connection, document, program.services);
    if (!model) {
        const known = [...program.services.scoping.Visible.of(document).named('Connection').keys()];
        throw new UsageError(`${shownUri(document.uri.toString())} has no connection ${connection}. ${known.length > 0 ? `It has ${known.join(', ')}.` : 'It has none.'}`);
    }
    const all = await readCatalog(model, { environment });
    const tables = matchingTables(all, patterns);
    const unmatched = patterns.find((pattern) => matchingTables(all, [pattern]).length === 0);
    if (unmatched !== undefined) throw new UsageError(`No table of ${connection} matches ${unmatched}. It has ${all.length === 0 ? 'none that this user may read' : `${all.slice(0, 10).map(({ schema, table }) => `${schema}.${table}`).join(', ')}${all.length > 10 ? ` and ${all.length - 10} more` : ''}`}.`);
    return tables;
}
