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

/** What DuckDB's decimals hold. */
export const MOST_DIGITS = 38;

/** So many fit into 64 bits. */
const FAST_DIGITS = 18;

/**
 * Texts such as `-12.5` as decimals; none of them has more digits than are given here.
 *
 * DuckDB's own cast is as slow as twenty others for more digits than fit into 64 bits, so these texts become integers first.
 */
export function castToDecimal(precision: number, scale: number): Conversion {
    const type = `DECIMAL(${precision},${scale})`;
    if (precision <= FAST_DIGITS) return castTo(type);
    const unit = scale === 0 ? '1' : `cast('0.${'1'.padStart(scale, '0')}' as DECIMAL(${scale},${scale}))`;
    const digits = (column: string): string => `split_part(${column}, '.', 1) || rpad(split_part(${column}, '.', 2), ${scale}, '0')`;
    return { type, convert: (column) => `try_cast(try_cast(try_cast(${digits(column)} as HUGEINT) as DECIMAL(${MOST_DIGITS},0)) * ${unit} as ${type})` };
}

/** A cast of only those texts that match: DuckDB's own would drop what the type has no place for, such as the time in a date. */
export function castMatching(type: string, pattern: string): Conversion {
    return { type, convert: (column) => `case when regexp_full_match(${column}, '${pattern}') then try_cast(${column} as ${type}) end` };
}

/** Bytes, from their hexadecimal digits. */
export const BYTES: Conversion = { type: 'BLOB', convert: (column) => `unhex(${column})` };
