/** How DuckDB turns a text into a type. */
export interface Conversion {
    /** The DuckDB type. */
    readonly type: string;
    /** @returns SQL for the value of a column of texts; null where a text does not fit */
    convert(column: string): string;
}

/** A cast that every text of the source is made for. */
export function castTo(type: string): Conversion {
    return { type, convert: (column) => `try_cast(${column} as ${type})` };
}

/** A cast of only those texts that match: DuckDB's own would drop what the type has no place for, such as the time in a date. */
export function castMatching(type: string, pattern: string): Conversion {
    return { type, convert: (column) => `case when regexp_full_match(${column}, '${pattern}') then try_cast(${column} as ${type}) end` };
}

/** Bytes, from their hexadecimal digits. */
export const BYTES: Conversion = { type: 'BLOB', convert: (column) => `unhex(${column})` };
