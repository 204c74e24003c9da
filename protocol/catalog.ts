/** A table or view of a database, as its catalog has it. */
export interface CatalogTable {
    readonly schema: string;
    readonly table: string;
    readonly kind: 'table' | 'view';
    /** How many rows the database believes that it has: an estimate. Absent where it has none. */
    readonly rows?: number;
}

/** @returns `schema.table` as `ingest.database` and SQL take it: a part that has a dot, a quote or an outer space stands in double quotes */
export function qualifiedName({ schema, table }: Pick<CatalogTable, 'schema' | 'table'>): string {
    return [schema, table].map((part) => /^[^\s."](?:[^."]*[^\s."])?$/.test(part) ? part : `"${part.replaceAll('"', '""')}"`).join('.');
}
