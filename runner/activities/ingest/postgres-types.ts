import { BYTES, castTo, type Conversion } from './conversion.ts';
import type { SourceColumn } from './source.ts';

const NUMERIC = 1700;
/** What DuckDB's decimals hold. */
const MOST_DIGITS = 38;

/** PostgreSQL writes a year before Christ as `0044-03-15 10:00:00 BC`, DuckDB as `0044-03-15 (BC) 10:00:00`. */
function castTime(type: string): Conversion {
    return { type, convert: (column) => String.raw`try_cast(regexp_replace(${column}, '^(\S+)(.*) BC$', '\1 (BC)\2') as ${type})` };
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
    /** Of a numeric without a declared precision: the most digits before and after the point. */
    #whole = 0;
    #scale = 0;

    /** @param type and modifier as the server describes the column */
    constructor(name: string, type: number, modifier: number) {
        this.name = name;
        this.#type = type;
        this.#modifier = modifier;
    }

    /** Looks at a value where the values decide the type. */
    observe(text: string | null): void {
        if (text === null || this.#type !== NUMERIC || this.#modifier >= 0) return;
        const point = text.indexOf('.');
        const whole = point < 0 ? text.length : point;
        this.#whole = Math.max(this.#whole, text.startsWith('-') ? whole - 1 : whole);
        this.#scale = Math.max(this.#scale, point < 0 ? 0 : text.length - point - 1);
    }

    conversions(): readonly Conversion[] {
        const conversion = this.#type === NUMERIC ? this.#decimal() : CONVERSIONS.get(this.#type);
        return conversion ? [conversion] : [];
    }

    #decimal(): Conversion | undefined {
        if (this.#modifier < 0) return this.#whole + this.#scale <= MOST_DIGITS ? castTo(`DECIMAL(${MOST_DIGITS},${this.#scale})`) : undefined;
        const precision = ((this.#modifier - 4) >> 16) & 0xffff;
        // Eleven bits with a sign.
        const scale = (((this.#modifier - 4) & 0x7ff) ^ 1024) - 1024;
        return precision <= MOST_DIGITS && scale >= 0 && scale <= precision ? castTo(`DECIMAL(${precision},${scale})`) : undefined;
    }
}
