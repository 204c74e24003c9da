import mysql, { type FieldPacket } from 'mysql2';
import { BYTES, castMatching, castTo, castToDecimal, MOST_DIGITS, type Conversion } from './conversion.ts';
import type { SourceColumn } from './source.ts';

// The package is CommonJS, and Node does not see all of its names.
const { Types } = mysql;

/** What MySQL calls the character set of bytes that are no text. */
const BINARY_CHARSET = 63;
const UNSIGNED = 32;

/** Texts in UTC, as the session has them. */
const TIMESTAMPTZ: Conversion = { type: 'TIMESTAMP WITH TIME ZONE', convert: (column) => `try_cast(${column} || '+00' as TIMESTAMPTZ)` };

/** `boolean` is another name for `tinyint(1)`, which holds more than that. */
const BOOLEAN = castMatching('BOOLEAN', '[01]');

const BYTE_TYPES: ReadonlySet<number> = new Set([Types.VARCHAR, Types.VAR_STRING, Types.STRING, Types.TINY_BLOB, Types.MEDIUM_BLOB, Types.LONG_BLOB, Types.BLOB, Types.GEOMETRY]);

/** A column of a MySQL result. */
export class MySqlColumn implements SourceColumn {
    readonly name: string;
    readonly #type: number;
    readonly #length: number;
    readonly #decimals: number;
    readonly #unsigned: boolean;
    readonly #bytes: boolean;

    constructor({ name, columnType, columnLength, decimals, flags, characterSet }: FieldPacket) {
        this.name = name;
        this.#type = columnType ?? Types.STRING;
        this.#length = columnLength ?? 0;
        this.#decimals = decimals ?? 0;
        this.#unsigned = (Number(flags) & UNSIGNED) !== 0;
        this.#bytes = BYTE_TYPES.has(this.#type) && characterSet === BINARY_CHARSET;
    }

    /** The server writes a `float` with six digits, fewer than it holds; as a double it shows them all. */
    get isFloat(): boolean {
        return this.#type === Types.FLOAT;
    }

    /** @param value as the server wrote it */
    text(value: Buffer | null): string | null {
        if (value === null) return null;
        if (this.#bytes) return value.toString('hex');
        return this.#type === Types.BIT ? BigInt(`0x${value.toString('hex')}`).toString() : value.toString('utf8');
    }

    conversions(): readonly Conversion[] {
        const sign = this.#unsigned ? 'U' : '';
        switch (this.#type) {
            case Types.TINY: return this.#length === 1 ? [BOOLEAN, castTo(`${sign}TINYINT`)] : [castTo(`${sign}TINYINT`)];
            case Types.SHORT: return [castTo(`${sign}SMALLINT`)];
            case Types.INT24: case Types.LONG: return [castTo(`${sign}INTEGER`)];
            case Types.LONGLONG: return [castTo(`${sign}BIGINT`)];
            case Types.YEAR: return [castTo('SMALLINT')];
            case Types.BIT: return [this.#length === 1 ? BOOLEAN : castTo('UBIGINT')];
            case Types.FLOAT: return [castTo('FLOAT')];
            case Types.DOUBLE: return [castTo('DOUBLE')];
            case Types.DECIMAL: case Types.NEWDECIMAL: return this.#decimal();
            case Types.DATE: case Types.NEWDATE: return [castTo('DATE')];
            case Types.TIME: return [castTo('TIME')];
            case Types.DATETIME: return [castTo('TIMESTAMP')];
            case Types.TIMESTAMP: return [TIMESTAMPTZ];
            default: return this.#bytes ? [BYTES] : [];
        }
    }

    /** The length counts the sign and the point. */
    #decimal(): readonly Conversion[] {
        const precision = this.#length - (this.#decimals > 0 ? 1 : 0) - (this.#unsigned ? 0 : 1);
        return precision <= MOST_DIGITS ? [castToDecimal(precision, this.#decimals)] : [];
    }
}
