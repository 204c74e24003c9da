import type { AstNode, Properties, ValidationAcceptor } from 'langium';
import { DiagnosticTag, type DiagnosticRelatedInformation, type Range } from 'vscode-languageserver-types';
import { nameRangeOf, rangeOf } from '../model/ranges.ts';
import type { SourceRange } from '../model/types.ts';
import { SEVERITIES, type Code, type Findings } from './codes.ts';

/** What a finding is about: a node, or one of its properties. */
export interface Place<N extends AstNode> {
    readonly node: N;
    readonly property?: Properties<N>;
    /** A part of the node; of use where it is not one of its properties. */
    readonly range?: Range;
    /** Other places that belong to it. */
    readonly related?: readonly DiagnosticRelatedInformation[];
}

const TAGS: Partial<Record<Code, DiagnosticTag[]>> = {
    'deprecated-property': [DiagnosticTag.Deprecated],
    'redundant-dependency': [DiagnosticTag.Unnecessary],
    'implied-dependency': [DiagnosticTag.Unnecessary],
    'unused-property': [DiagnosticTag.Unnecessary],
    'duplicate-import': [DiagnosticTag.Unnecessary],
};

/**
 * Adds a diagnostic.
 * @param message what is wrong and what to do
 * @param data what a quick fix needs to know
 */
export function report<C extends Code, N extends AstNode>(accept: ValidationAcceptor, code: C, message: string, place: Place<N>, data: Findings[C]): void {
    const { related, ...where } = place;
    accept(SEVERITIES[code], message, {
        ...where,
        code,
        data: { code, ...data },
        ...(TAGS[code] && { tags: TAGS[code] }),
        ...(related && related.length > 0 && { relatedInformation: [...related] }),
    });
}

/** Points from a diagnostic to the name of another declaration. */
export function seeName(node: AstNode, message: string): DiagnosticRelatedInformation {
    return see(nameRangeOf(node), message);
}

/** Points from a diagnostic to another node. */
export function seeNode(node: AstNode, message: string): DiagnosticRelatedInformation {
    return see(rangeOf(node), message);
}

function see({ uri, start, end }: SourceRange, message: string): DiagnosticRelatedInformation {
    return { location: { uri, range: { start, end } }, message };
}
