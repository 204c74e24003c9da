import type { SQLOutputValue } from 'node:sqlite';
import { ActivityError } from '../activity.ts';
import { BYTES, castMatching, castTo, type Conversion } from './conversion.ts';
import type { SourceColumn } from './source.ts';

const DATE = castMatching('DATE', String.raw`\d{4}-\d\d-\d\d`);
const TIMESTAMP = castMatching('TIMESTAMP', String.raw`\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d(\.\d{1,6})?)?)?`);
const BOOLEAN = castMatching('BOOLEAN', '[01]');
const BIGINT = castMatching('BIGINT', String.raw`-?\d+`);
const DOUBLE = castTo('DOUBLE');

/** A double tells so many decimal digits apart. */
const EXACT_DIGITS = 15;

/** A column of SQLite, where each value has a type of its own: what the values are decides together with the declared type. */
export class SqliteColumn implements SourceColumn {
    readonly name: string;
    readonly #declared: string;
    readonly #kinds = new Set<'integer' | 'real' | 'text' | 'blob'>();

    /** @param declared the type as the table's declaration has it; null for an expression */
    constructor(name: string, declared: string | null) {
        this.name = name;
        this.#declared = (declared ?? '').toUpperCase();
    }

    /** @returns the value as text; the column remembers of what kind it was */
    text(value: SQLOutputValue): string | null {
        if (value === null) return null;
        if (typeof value === 'string') {
            this.#kinds.add('text');
            return value;
        }
        if (value instanceof Uint8Array) {
            this.#kinds.add('blob');
            return Buffer.from(value).toString('hex');
        }
        this.#kinds.add(typeof value === 'bigint' ? 'integer' : 'real');
        const text = String(value);
        // As SQLite writes it: a real keeps looking like one.
        return typeof value === 'number' && /^-?\d+$/.test(text) ? `${text}.0` : text;
    }

    conversions(): readonly Conversion[] {
        const kinds = this.#kinds;
        if (kinds.has('blob') && kinds.size > 1) {
            throw new ActivityError(`The column ${this.name} holds binary values beside others, which no one type keeps: use "query", and choose there, as in select hex(${this.name}) as ${this.name}.`);
        }
        if (kinds.has('blob')) return [BYTES];
        return [this.#declaredConversion(), this.#observedConversion()].filter((conversion) => conversion !== undefined);
    }

    #declaredConversion(): Conversion | undefined {
        const declared = this.#declared;
        if (declared.startsWith('BOOL')) return BOOLEAN;
        if (declared === 'DATE') return DATE;
        if (/^(DATETIME|TIMESTAMP)/.test(declared)) return TIMESTAMP;
        if (declared.includes('BLOB')) return this.#kinds.size === 0 ? BYTES : undefined;
        if (declared.includes('INT')) return BIGINT;
        if (/REAL|FLOA|DOUB/.test(declared)) return DOUBLE;
        const [, digits, scale] = /^(?:DECIMAL|NUMERIC)\s*\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\)/.exec(declared) ?? [];
        return digits && Number(digits) <= EXACT_DIGITS ? exactDecimal(Number(digits), Number(scale ?? 0)) : undefined;
    }

    #observedConversion(): Conversion | undefined {
        if (this.#kinds.size === 0 || this.#kinds.has('text')) return undefined;
        if (!this.#kinds.has('real')) return BIGINT;
        return this.#kinds.has('integer') ? wholeOrReal : DOUBLE;
    }
}

/** Integers beside reals: doubles, unless one of the integers has more digits than a double tells apart. */
const wholeOrReal: Conversion = {
    type: 'DOUBLE',
    convert: (column) => String.raw`case when regexp_full_match(${column}, '-?\d+') and abs(try_cast(${column} as hugeint)) > 9007199254740992 then null else try_cast(${column} as double) end`,
};

/** SQLite keeps such a column as integers and reals, and does not hold anyone to the digits. */
function exactDecimal(digits: number, scale: number): Conversion {
    const type = `DECIMAL(${digits},${Math.min(scale, digits)})`;
    return { type, convert: (column) => `case when try_cast(try_cast(${column} as ${type}) as double) = try_cast(${column} as double) then try_cast(${column} as ${type}) end` };
}
