import { BYTES, castTo, castToDecimal, MOST_DIGITS, type Conversion } from './conversion.ts';
import type { Digits, SourceColumn } from './source.ts';

const NUMERIC = 1700;

/** PostgreSQL writes a year before Christ as `0044-03-15 10:00:00 BC`, DuckDB as `0044-03-15 (BC) 10:00:00`. */
function castTime(type: string): Conversion {
    return { type, convert: (column) => String.raw`case when ${column} like '% BC' then try_cast(regexp_replace(${column}, '^(\S+)(.*) BC$', '\1 (BC)\2') as ${type}) else try_cast(${column} as ${type}) end` };
}

/** By the number that PostgreSQL gives each type; any other is text, as the server shows it. */
const CONVERSIONS: ReadonlyMap<number, Conversion> = new Map([
    [16, castTo('BOOLEAN')],
    [17, { type: BYTES.type, convert: (column) => BYTES.convert(`substr(${column}, 3)`) }],
    [20, castTo('BIGINT')],
    [21, castTo('SMALLINT')],
    [23, castTo('INTEGER')],
    [26, castTo('UINTEGER')],
    [700, castTo('FLOAT')],
    [701, castTo('DOUBLE')],
    [1082, castTime('DATE')],
    [1083, castTo('TIME')],
    [1114, castTime('TIMESTAMP')],
    [1184, castTime('TIMESTAMPTZ')],
    [2950, castTo('UUID')],
]);

/** A column of a PostgreSQL result. */
export class PostgresColumn implements SourceColumn {
    readonly name: string;
    readonly #type: number;
    readonly #modifier: number;

    /** @param type and modifier as the server describes the column */
    constructor(name: string, type: number, modifier: number) {
        this.name = name;
        this.#type = type;
        this.#modifier = modifier;
    }

    get countsDigits(): boolean {
        return this.#type === NUMERIC && this.#modifier < 0;
    }

    conversions(digits: Digits): readonly Conversion[] {
        const conversion = this.#type === NUMERIC ? this.#decimal(digits) : CONVERSIONS.get(this.#type);
        return conversion ? [conversion] : [];
    }

    #decimal(digits: Digits): Conversion | undefined {
        if (this.countsDigits) return digits.whole + digits.scale <= MOST_DIGITS ? castToDecimal(MOST_DIGITS, digits.scale) : undefined;
        const precision = ((this.#modifier - 4) >> 16) & 0xffff;
        // Eleven bits with a sign.
        const scale = (((this.#modifier - 4) & 0x7ff) ^ 1024) - 1024;
        return precision <= MOST_DIGITS && scale >= 0 && scale <= precision ? castToDecimal(precision, scale) : undefined;
    }
}
