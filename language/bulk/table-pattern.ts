import type { CatalogTable } from '../../protocol/catalog.ts';

/**
 * The tables that a pattern means: `*` stands for any letters, `?` for one, `{a,b}` for one of some. A pattern without a dot is for tables of every schema. Capitals do not matter.
 * @param patterns one has to match; all tables where there are none
 */
export function matchingTables(tables: readonly CatalogTable[], patterns: readonly string[]): readonly CatalogTable[] {
    const tests = patterns.map(tablePattern);
    return tests.length === 0 ? tables : tables.filter((table) => tests.some((test) => test(table)));
}

function tablePattern(pattern: string): (table: CatalogTable) => boolean {
    const dot = pattern.indexOf('.');
    const [schema, table] = dot < 0 ? [undefined, glob(pattern)] : [glob(pattern.slice(0, dot)), glob(pattern.slice(dot + 1))];
    return (found) => table.test(found.table) && (schema?.test(found.schema) ?? true);
}

function glob(pattern: string): RegExp {
    const source = pattern.replaceAll(/\{([^{}]*)\}|[*?]|[\\^$+.()|[\]{}]/g, (part, choices?: string) => {
        if (choices !== undefined) return `(?:${choices.split(',').map((choice) => glob(choice).source.slice(1, -1)).join('|')})`;
        return part === '*' ? '.*' : part === '?' ? '.' : `\\${part}`;
    });
    return new RegExp(`^${source}$`, 'isu');
}
