import type { LangiumDocument, LinkingErrorData } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Code, Findings } from './codes.ts';
import { Damage } from './damage.ts';

/** Drops what is only there because of another mistake, which has a message of its own. */
export function withoutConsequences(diagnostics: readonly Diagnostic[], document: LangiumDocument): Diagnostic[] {
    const isImportMissing = diagnostics.some(({ code }) => code === 'missing-import' satisfies Code);
    const afterImports = isImportMissing ? diagnostics.filter((diagnostic) => !mayBeImported(diagnostic)) : [...diagnostics];
    const damage = Damage.of(document);
    return damage ? afterDamage(afterImports, damage, document) : afterImports;
}

/** References to what no other file can declare. */
const LOCAL: ReadonlySet<string> = new Set(['Upstream.task', 'Property.declaration', 'Requirement.properties']);

/** What a file declares that could not be found is not known: names, and what groups and `defaults` set. */
function mayBeImported({ code, data }: Diagnostic): boolean {
    if (code === 'missing-property' satisfies Code || code === 'missing-one-of' satisfies Code) return true;
    if (code !== 'unknown-name' satisfies Code) return false;
    const { containerType, property } = data as LinkingErrorData;
    return !LOCAL.has(`${containerType}.${property}`);
}

function afterDamage(diagnostics: readonly Diagnostic[], damage: Damage, { textDocument }: LangiumDocument): Diagnostic[] {
    const offsetOf = ({ range }: Diagnostic): number => textDocument.offsetAt(range.start);
    const unclosed = diagnostics.filter(({ code }) => code === 'unclosed-text' satisfies Code).map(offsetOf);
    return diagnostics.filter((diagnostic) => {
        const offset = offsetOf(diagnostic);
        switch (diagnostic.code) {
            case 'unclosed-text' satisfies Code:
                return true;
            case 'syntax' satisfies Code:
                // A text without an end swallows what the parser then misses.
                return damage.isFirst(offset) && !unclosed.some((start) => start < offset && damage.isSameChunk(start, offset));
            default:
                return damage.isSound(offset) && !missingNames(diagnostic).some((name) => damage.mentions(name));
        }
    });
}

/** The names that a diagnostic says are missing. */
function missingNames({ code, data }: Diagnostic): readonly string[] {
    switch (code) {
        case 'unknown-name' satisfies Code:
            return [(data as LinkingErrorData).refText];
        case 'missing-property' satisfies Code:
        case 'missing-one-of' satisfies Code:
            return (data as Findings['missing-property' | 'missing-one-of']).properties;
        default:
            return [];
    }
}
