import { CompletionItemKind } from 'vscode-languageserver';
import { isChoiceType, isConnectionType, isLineType, isSimpleType, type Config, type Connection, type Line, type Param, type PropertyDeclaration, type PropertyType } from '../../../language/generated/ast.ts';
import { accepts } from '../../../language/fixes/values/placeholder.ts';
import { typeText } from '../../markdown/declarations.ts';
import type { CompletionContext } from '../context.ts';
import { imported } from '../imported.ts';
import type { ValuePlace } from '../place.ts';
import type { Proposal } from '../proposal.ts';
import { ownDeclarations } from '../reach.ts';
import { innerType, takesText, typeFits, valueFits } from '../types.ts';
import { linesBeside, namesFor } from './properties.ts';

/** Values that fit where one is asked for: literals of the type, and names whose values fit. */
export function values(place: ValuePlace, context: CompletionContext): Proposal[] {
    if (place.type !== undefined) return literalsOf(place.type, undefined, context);
    const declaration = declarationOf(place, context);
    const type = innerType(declaration?.type, place.nesting);
    if (!type) return place.property === undefined ? readers() : [];
    return [...literals(type, place.nesting.length === 0 ? declaration : undefined, context), ...names(place, type, context), ...(takesText(type) ? readers() : [])];
}

/** The choices of the property whose text the cursor is in. */
export function choices(place: ValuePlace, range: { readonly start: number; readonly end: number }, context: CompletionContext): Proposal[] {
    const type = innerType(declarationOf(place, context)?.type, place.nesting);
    return isChoiceType(type) ? type.choices.map((label) => ({ label, kind: CompletionItemKind.EnumMember, range })) : [];
}

function declarationOf({ block, property }: ValuePlace, context: CompletionContext): PropertyDeclaration | undefined {
    return block && ownDeclarations(block, context).find(({ name }) => name === property);
}

function literals(type: PropertyType, declaration: PropertyDeclaration | undefined, context: CompletionContext): Proposal[] {
    const written = declaration?.default?.$cstNode?.text;
    const marked = (proposal: Proposal): Proposal => proposal.label === written ? { ...proposal, detail: 'the default' } : proposal;
    if (isChoiceType(type)) return type.choices.map((choice) => marked({ label: `"${choice}"`, kind: CompletionItemKind.EnumMember, rank: 1 }));
    if (isConnectionType(type)) {
        return [
            ...namesFor(context)(type).flatMap((name) => context.visible.find('Connection', name) ?? []).map((node) => connection(node, context)),
            ...imported('Connection', context, (node) => accepts(type, node.connector?.$refText) ? [connection(node, context)] : []),
        ];
    }
    if (isLineType(type)) return [...linesBeside(context).map((node) => line(node, context)), ...imported('Line', context, (node) => [line(node, context)])];
    return isSimpleType(type) ? literalsOf(type.name, written, context).map(marked) : [];
}

function literalsOf(type: string, written: string | undefined, { text, word }: CompletionContext): Proposal[] {
    switch (type) {
        case 'boolean': return ['true', 'false'].map((label) => ({ label, kind: CompletionItemKind.Keyword, rank: 1 }));
        case 'duration': {
            const number = /^\d+/.exec(text.slice(word.start, word.end))?.[0];
            const labels = number === undefined ? ['500ms', '30s', '5m', '1h', '1d'] : UNITS.map(([unit]) => `${number}${unit}`);
            return labels.map((label) => ({ label, kind: CompletionItemKind.Unit, detail: UNITS.find(([unit]) => label.replace(/^\d+/, '') === unit)?.[1], rank: 1 }));
        }
        case 'string':
        case 'path': return [quotes()];
        case 'text': return [{ label: '"""', kind: CompletionItemKind.Snippet, detail: 'a text of several lines', snippet: '"""\n\t$0\n"""', insert: '"""', rank: 1 }, quotes()];
        case 'integer':
        case 'number': return written === undefined ? [] : [{ label: written, kind: CompletionItemKind.Value, rank: 1 }];
        default: return [];
    }
}

const UNITS = [['ms', 'milliseconds'], ['s', 'seconds'], ['m', 'minutes'], ['h', 'hours'], ['d', 'days']] as const;

function quotes(): Proposal {
    return { label: '""', kind: CompletionItemKind.Snippet, detail: 'a text', snippet: '"$0"', rank: 2 };
}

function connection(node: Connection, { documentation }: CompletionContext): Proposal {
    return { label: node.name, kind: CompletionItemKind.Interface, detail: node.connector?.$refText, documentation: documentation.of(node), rank: 1 };
}

function line(node: Line, { documentation }: CompletionContext): Proposal {
    return { label: node.name, kind: CompletionItemKind.Class, detail: node.title ?? 'line', documentation: documentation.of(node), rank: 1 };
}

/** What is read when the line runs. */
function readers(): Proposal[] {
    return [
        { label: 'env("…")', kind: CompletionItemKind.Function, detail: 'read from the environment when the line runs', insert: 'env("")', snippet: 'env("$1")', rank: 6 },
        { label: 'secret("…")', kind: CompletionItemKind.Function, detail: 'the same, masked in every log', insert: 'secret("")', snippet: 'secret("$1")', rank: 6 },
    ];
}

/** Params, config items and, in `runs`, properties of the activity. */
function names({ block }: ValuePlace, type: PropertyType, context: CompletionContext): Proposal[] {
    const owner = block?.kind === 'runs' && block.owner !== undefined ? context.visible.find('Activity', block.owner) : undefined;
    const typed: readonly (Param | PropertyDeclaration)[] = [...(owner?.properties ?? []), ...(context.lineOf(block)?.params ?? [])];
    return [
        ...typed.filter((node) => node.name && typeFits(node.type, type)).map((node): Proposal => ({
            label: node.name, kind: CompletionItemKind.Variable, detail: typeText(node), documentation: context.documentation.of(node), rank: 3,
        })),
        ...context.visible.all('Config').flatMap((node) => config(node, type, context)),
        ...imported('Config', context, (node) => config(node, type, context)),
    ];
}

function config(node: Config, type: PropertyType, { documentation }: CompletionContext): Proposal[] {
    return configFits(node, type) ? [{ label: node.name, kind: CompletionItemKind.Constant, detail: 'config', documentation: documentation.of(node), rank: 4 }] : [];
}

function configFits({ value, values: perEnvironment }: Config, type: PropertyType): boolean {
    return [...(value ? [value] : []), ...perEnvironment.flatMap((each) => each.value ?? [])].some((written) => valueFits(written, type));
}
