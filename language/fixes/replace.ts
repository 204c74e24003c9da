import { CronPattern } from 'croner';
import type { AstNode } from 'langium';
import { isActivity, isEvery, isPlaceholder, isProperty, isPropertyDeclaration, isSimpleType, isTask, isText, type PropertyDeclaration, type Reference } from '../generated/ast.ts';
import { mismatches } from '../checks/types/mismatch.ts';
import { propertyName } from '../model/effective.ts';
import { outputsOf } from '../model/outputs.ts';
import { around, type Finding, type Fix, type FixContext, type Fixer } from './fix.ts';
import { expectedType } from '../scoping/expected-type.ts';

/** Another text where the diagnostic stands. */
export function replacing(context: FixContext, { start, end }: Pick<Finding<'syntax'>, 'start' | 'end'>, text: string, options?: Parameters<FixContext['fix']>[2]): Fix {
    return context.fix(`Replace with ${text}`, [{ start, end, text }], options);
}

/** A guess at a misspelt choice is no conversion: only the latter means the same for certain. */
export const convertValue: Fixer<'wrong-type'> = (finding, context) => {
    const { replacement } = finding.data;
    if (replacement === undefined || !fitsUnquoted(finding.node)) return [];
    const isGuess = isText(finding.node) && replacement.startsWith('"');
    return [replacing(context, finding, replacement, { isPreferred: true, isSafe: !isGuess })];
};

/** A placeholder that could stand alone does so only where its value is of the type that is asked for. */
function fitsUnquoted(node: AstNode): boolean {
    if (!isText(node)) return true;
    const [placeholder] = node.parts;
    const type = expectedType(node);
    if (!isPlaceholder(placeholder) || !type) return true;
    return mismatches(type, { $type: 'Reference', $container: node.$container, target: placeholder.target } as Reference, '').length === 0;
}

export const mendBounds: Fixer<'invalid-bounds'> = (finding, context) => {
    const type = around(finding, isSimpleType);
    if (!type) return [];
    const { name, min, max } = type;
    const isNumber = name === 'integer' || name === 'number';
    return [replacing(context, finding, isNumber ? `${name}(${max}..${min})` : name, { isPreferred: true })];
};

/** What its deprecation names, where that is one other property that takes the value and is not set. */
export const replaceDeprecated: Fixer<'deprecated-property'> = (finding, context) => {
    const property = around(finding, isProperty);
    if (!property) return [];
    const named = property.declaration.items.map(({ ref }) => successor(ref));
    const [next] = named;
    if (!next || named.some((other) => other?.name !== next.name)) return [];
    const isSet = property.$container.properties.some((other) => propertyName(other) === next.name);
    if (isSet || named.some((other) => other && mismatches(other.type, property.value, '').length > 0)) return [];
    return [replacing(context, finding, next.name, { isPreferred: true, isSafe: true })];
};

/** The one property of the same owner that a deprecation speaks of. */
function successor(declaration: PropertyDeclaration): PropertyDeclaration | undefined {
    const words = new Set(declaration.deprecation?.match(/\w+/g));
    const named = declaration.$container.properties.filter((other) => isPropertyDeclaration(other) && other !== declaration && words.has(other.name));
    return named.length === 1 ? named[0] : undefined;
}

const MOST_OUTPUTS = 5;

/** The member that was meant, or those that there are. */
export const replaceMember: Fixer<'unknown-output' | 'unknown-run-field'> = (finding, context) => {
    const { nearest } = finding.data;
    if (nearest !== undefined) return [replacing(context, finding, nearest, { isPreferred: true })];
    const target = around(finding, isPlaceholder)?.target.ref;
    const names = isTask(target) ? outputsOf(target.activity?.ref).declared.map(({ name }) => name) : isEvery(target) ? target.properties.map(({ name }) => name) : [];
    return names.slice(0, MOST_OUTPUTS).map((name) => replacing(context, finding, name));
};

export const replaceTimezone: Fixer<'invalid-timezone'> = (finding, context) =>
    finding.data.nearest === undefined ? [] : [replacing(context, finding, `"${finding.data.nearest}"`, { isPreferred: true })];

/** Six fields begin with seconds, which Pline does not count. */
export const dropSeconds: Fixer<'invalid-cron'> = (finding, context) => {
    const fields = finding.data.cron.trim().split(/\s+/);
    const rest = fields.slice(1).join(' ');
    if (fields.length !== 6 || !isCron(rest)) return [];
    return [replacing(context, finding, `"${rest}"`, { isPreferred: fields[0] === '0' })];
};

function isCron(text: string): boolean {
    try {
        return Boolean(new CronPattern(text, undefined, { mode: '5-part' }));
    } catch {
        return false;
    }
}

/** Only the library knows code that is built in. */
export const runExec: Fixer<'library-only'> = (finding, context) => {
    const isBuiltin = finding.data.keyword === 'builtin' && around(finding, isActivity);
    return isBuiltin ? [context.fix('Run a program with exec', [{ start: finding.start, end: finding.end, text: 'exec { command: [""] }' }])] : [];
};
