import { quoteSqlServerName } from '../../connections/sqlserver.ts';
import { BYTES, castTo, castToDecimal, type Conversion } from './conversion.ts';
import type { SourceColumn } from './source.ts';

/** Seven digits of a second, where DuckDB has six: the seventh has to be a zero. */
const MICROSECONDS = String.raw`[^.]*(\.\d{1,6}0?)?`;

function castTime(type: string, pattern: string, prepared: (column: string) => string = (column) => column): Conversion {
    return { type, convert: (column) => `case when regexp_full_match(${column}, '${pattern}') then try_cast(${prepared(column)} as ${type}) end` };
}

const TIMESTAMPS = [castTime('TIMESTAMP', MICROSECONDS), castTo('TIMESTAMP_NS')];
const TIMESTAMPTZ = castTime('TIMESTAMP WITH TIME ZONE', String.raw`[^.]*(\.\d{1,6}0?)? \+00:00`, (column) => `replace(${column}, ' +', '+')`);

interface Kind {
    /** The value as a text that loses nothing: the driver itself would make doubles of decimals. `$` is the column. */
    readonly text: string;
    readonly conversions: readonly Conversion[];
}

const kind = (text: string, ...conversions: readonly Conversion[]): Kind => ({ text, conversions });
const hexadecimal = kind('convert(varchar(max), convert(varbinary(max), $), 2)', BYTES);
const timestamp = kind('convert(varchar(33), $, 126)', ...TIMESTAMPS);
const AS_TEXT = 'convert(varchar(50), $)';
const exact = (type: string): Kind => kind(AS_TEXT, castTo(type));

/** By the name that SQL Server gives each type, without what stands in parentheses; any other is text. */
const KINDS: Readonly<Record<string, Kind>> = {
    bit: exact('BOOLEAN'), tinyint: exact('UTINYINT'), smallint: exact('SMALLINT'), int: exact('INTEGER'), bigint: exact('BIGINT'),
    money: kind('convert(varchar(50), $, 2)', castToDecimal(19, 4)), smallmoney: kind('convert(varchar(50), $, 2)', castToDecimal(10, 4)),
    // Style 3 shows all 17 digits of a double.
    real: kind('convert(varchar(50), $, 3)', castTo('FLOAT')), float: kind('convert(varchar(50), $, 3)', castTo('DOUBLE')),
    date: kind('convert(varchar(10), $, 23)', castTo('DATE')), time: kind('convert(varchar(16), $)', castTime('TIME', MICROSECONDS)),
    datetime: timestamp, smalldatetime: timestamp, datetime2: timestamp,
    datetimeoffset: kind(`convert(varchar(40), switchoffset($, '+00:00'), 121)`, TIMESTAMPTZ),
    uniqueidentifier: kind('convert(varchar(36), $)', castTo('UUID')),
    binary: hexadecimal, varbinary: hexadecimal, image: hexadecimal, timestamp: hexadecimal, rowversion: hexadecimal,
    hierarchyid: hexadecimal, geometry: hexadecimal, geography: hexadecimal,
};

const TEXT = kind('convert(nvarchar(max), $)');

/** A column of a SQL Server result. */
export class SqlServerColumn implements SourceColumn {
    readonly name: string;
    readonly #kind: Kind;

    /** @param type as the server writes it, such as `decimal(10,2)` */
    constructor(name: string, type: string) {
        const [, base = '', precision = '18', scale = '0'] = /^(?:.*\.)?(\w+)(?:\((\d+)(?:,\s*(\d+))?\))?/.exec(type.toLowerCase()) ?? [];
        this.name = name;
        this.#kind = base === 'decimal' || base === 'numeric' ? kind(AS_TEXT, castToDecimal(Number(precision), Number(scale))) : KINDS[base] ?? TEXT;
    }

    /** SQL for the value as a text. */
    get selected(): string {
        const name = quoteSqlServerName(this.name);
        return `${this.#kind.text.replaceAll('$', () => name)} as ${name}`;
    }

    conversions(): readonly Conversion[] {
        return this.#kind.conversions;
    }
}
