import {
    isBooleanValue, isConfig, isDurationValue, isListValue, isMapValue, isNumberValue, isParam, isPlaceholder, isText, type SimpleType, type SimpleTypeName, type Text, type Value,
} from '../../generated/ast.ts';
import { parseDuration } from '../../grammar/values.ts';
import { literalText } from '../../model/text.ts';
import { nearestName } from '../../scoping/suggest.ts';
import { isTextType } from './assignable.ts';

/** Why a value does not fit: what to do, in a sentence or nothing, and what to write instead, where that is plain. */
export interface Problem {
    readonly advice: string;
    readonly replacement?: string;
}

/** What is wrong with a value where a choice of texts is asked for. A text with placeholders is known only when the line runs. */
export function choiceProblem(choices: readonly string[], value: Value): Problem | undefined {
    if (!isText(value)) return { advice: '' };
    const text = literalText(value);
    if (text === undefined || choices.includes(text) || !value.closed) return undefined;
    const nearest = nearestName(text, choices);
    return nearest === undefined ? { advice: '' } : replaceBy(`"${nearest}"`, `Did you mean "${nearest}"?`);
}

/** What is wrong with a value where a simple type is asked for. */
export function simpleProblem(type: SimpleType, value: Value): Problem | undefined {
    const { name } = type;
    if (name === 'json') return undefined;
    if (isTextType(name)) return isText(value) ? undefined : textProblem(value);
    // What is wrong with a text without an end is that it has none.
    if (isText(value)) return value.closed ? unquoteProblem(name, value) : undefined;
    if (name === 'boolean') return isBooleanValue(value) ? undefined : { advice: '' };
    if (name === 'duration') return isDurationValue(value) ? undefined : durationProblem(value);
    return numberProblem(type, value);
}

function textProblem(value: Value): Problem {
    const written = value.$cstNode?.text ?? '';
    return isListValue(value) || isMapValue(value) ? { advice: '' } : replaceBy(`"${written}"`, `Put quotes around it: "${written}".`);
}

function durationProblem(value: Value): Problem {
    const seconds = isNumberValue(value) ? `${value.value}s` : '';
    return parseDuration(seconds) === undefined ? { advice: '' } : { advice: `Add the unit ms, s, m, h or d: ${seconds}.`, replacement: seconds };
}

function numberProblem({ name, min, max }: SimpleType, value: Value): Problem | undefined {
    if (!isNumberValue(value)) return { advice: '' };
    const number = value.value;
    const fits = (name === 'number' || Number.isInteger(number)) && (min === undefined || number >= min) && (max === undefined || number <= max);
    return fits ? undefined : { advice: '' };
}

/** A text where a number, a duration, true or false is asked for: quotes too many, or a placeholder that could stand alone. */
function unquoteProblem(name: SimpleTypeName, text: Text): Problem {
    const [only, ...others] = text.parts;
    if (isPlaceholder(only) && others.length === 0) {
        const target = only.target?.ref;
        const bare = isConfig(target) || isParam(target) ? target.name : undefined;
        return bare === undefined ? { advice: '' } : replaceBy(bare, `Write its name without quotes and brackets: ${bare}.`);
    }
    const words = literalText(text)?.trim() ?? '';
    return isLiteral(name, words) ? replaceBy(words, `Write it without quotes: ${words}.`) : { advice: '' };
}

function isLiteral(name: SimpleTypeName, words: string): boolean {
    if (name === 'boolean') return words === 'true' || words === 'false';
    if (name === 'duration') return parseDuration(words) !== undefined;
    return /^-?\d+(\.\d+)?$/.test(words) && (name === 'number' || Number.isInteger(Number(words)));
}

function replaceBy(replacement: string, advice: string): Problem {
    return { advice, replacement };
}
