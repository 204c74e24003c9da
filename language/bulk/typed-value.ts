import type { BulkValue, Row } from '../../protocol/bulk.ts';
import { isTextType } from '../checks/types/assignable.ts';
import { describeType } from '../checks/types/describe.ts';
import { isChoiceType, isListType, isMapType, isSimpleType, type PropertyType } from '../generated/ast.ts';
import { escapeText } from '../grammar/values.ts';
import { Pattern, PatternError } from './pattern.ts';

/** A property's value for each row. */
export class TypedValue {
    readonly property: string;
    readonly level: BulkValue['level'];
    readonly pattern: Pattern;
    readonly #type: PropertyType;
    readonly #isPline: boolean;

    /** @throws PatternError */
    constructor({ property, value, isPline = false, level }: BulkValue, type: PropertyType) {
        this.property = property;
        this.level = level;
        this.#type = type;
        // A list, a map or a function as Pline writes it needs no sign: `["{a}"]` has braces of its own only in a map.
        this.#isPline = isPline || isMapType(type);
        this.pattern = new Pattern(value);
    }

    /** @returns Pline text; undefined where the row has nothing to put in. @throws PatternError for a value that the property does not take */
    forRow(row: Row): string | undefined {
        if (this.pattern.isEmpty(row)) return undefined;
        return this.#isPline ? this.pattern.pline(row) : this.#typed(this.#type, row);
    }

    #typed(type: PropertyType, row: Row): string {
        if (isChoiceType(type) || (isSimpleType(type) && (isTextType(type.name) || type.name === 'json'))) return this.pattern.quoted(row);
        const text = this.pattern.text(row).trim();
        if (isListType(type)) return text.startsWith('[') ? this.pattern.pline(row) : listText(type.element, text);
        return bare(type, text);
    }
}

/** `a, b` as a list. */
function listText(element: PropertyType, text: string): string {
    const isText = isChoiceType(element) || (isSimpleType(element) && isTextType(element.name));
    return `[${text.split(',').map((item) => isText ? `"${escapeText(item.trim())}"` : bare(element, item.trim())).join(', ')}]`;
}

const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const SHAPES: Readonly<Record<string, RegExp>> = { integer: /^-?\d+$/, number: NUMBER, boolean: /^(true|false)$/, duration: /^\d+(\.\d+)?(ms|s|m|h|d)$/ };
/** What may stand anywhere: a name, or a value from the environment. */
const NAMED = /^([_a-zA-Z]\w*|env\("[^"\\]*"\))$/;

function bare(type: PropertyType, text: string): string {
    const shape = isSimpleType(type) ? SHAPES[type.name] : undefined;
    const isBoolean = SHAPES['boolean']!.test(text);
    if (shape?.test(text) || (NAMED.test(text) && !isBoolean)) return text;
    throw new PatternError(`has to be ${describeType(type)}, and would be ${JSON.stringify(text)}.`);
}
