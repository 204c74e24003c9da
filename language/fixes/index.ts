import type { Diagnostic } from 'vscode-languageserver-types';
import { SEVERITIES, type Code } from '../checks/codes.ts';
import type { Replacement } from '../edits/pieces.ts';
import { offered } from '../edits/suggestion.ts';
import { addActivity, addRuns } from './activities.ts';
import { addEnvironmentValues } from './environments.ts';
import { findingOf, FixContext, type Fix, type Fixer } from './fix.ts';
import { createFile } from './files.ts';
import { createImported, mendMissingImport } from './imports.ts';
import { addParams, mendUnknownParam } from './line-params.ts';
import { mendDuplicateName } from './names/rename.ts';
import { mendUnknownName } from './names/unknown.ts';
import { addMissingProperties, addOneOf } from './properties/missing.ts';
import { removeDuplicateProperty, removeImport, removeLibraryDeclaration, removeProperty, removeStatement } from './remove.ts';
import { convertValue, dropSeconds, mendBounds, replaceDeprecated, replaceMember, replaceTimezone, runExec } from './replace.ts';
import { addSign, closeComment, removeCharacters } from './syntax.ts';
import { enableUpstream, removeDependency, runIfAny, waitForOutput } from './tasks/dependencies.ts';
import { closeText } from './texts.ts';

/** What mends each finding, the likeliest first. Where there is nothing, only the author can know. */
const FIXERS: { readonly [C in Code]: readonly Fixer<C>[] } = {
    'syntax': [addSign, closeComment, removeCharacters],
    'unknown-name': [mendUnknownName],
    'missing-import': [mendMissingImport, createImported, removeImport({})],
    'self-import': [removeImport({ isPreferred: true, isSafe: true })],
    'duplicate-import': [removeImport({ isPreferred: true, isSafe: true })],
    'import-conflict': [removeImport({})],
    'duplicate-name': [mendDuplicateName],
    'duplicate-property': [removeDuplicateProperty],
    'duplicate-default': [removeProperty()],
    'repeated-statement': [removeStatement],
    'library-only': [runExec, removeLibraryDeclaration],
    'missing-activity': [addActivity],
    'missing-property': [addMissingProperties],
    'missing-one-of': [addOneOf],
    'exclusive-properties': [removeProperty()],
    'unused-property': [removeProperty({ isPreferred: true })],
    'deprecated-property': [replaceDeprecated],
    'wrong-type': [convertValue],
    'invalid-bounds': [mendBounds],
    'unclosed-text': [closeText],
    'missing-file': [createFile],
    'config-cycle': [],
    'missing-environment-value': [addEnvironmentValues],
    'output-not-upstream': [waitForOutput],
    'unknown-output': [replaceMember],
    'unknown-run-field': [replaceMember],
    'self-dependency': [removeDependency({ isPreferred: true })],
    'dependency-cycle': [removeDependency()],
    'contradictory-dependencies': [removeDependency(), runIfAny],
    'unreachable-task': [enableUpstream, removeDependency()],
    'redundant-dependency': [removeDependency({ isPreferred: true, isSafe: true })],
    'implied-dependency': [removeDependency({ isPreferred: true })],
    'invalid-cron': [dropSeconds],
    'idle-schedule': [],
    'invalid-timezone': [replaceTimezone],
    'missing-runs': [addRuns],
    'activity-cycle': [],
    'line-cycle': [],
    'unknown-param': [mendUnknownParam],
    'missing-param': [addParams],
};

/** Gives the ways to mend a diagnostic of a checked document, the likeliest first. */
export function fixesFor(diagnostic: Diagnostic, context: FixContext): Fix[] {
    const { code } = diagnostic;
    return isCode(code) ? applied(code, diagnostic, context) : [];
}

function applied<C extends Code>(code: C, diagnostic: Diagnostic, context: FixContext): Fix[] {
    const finding = findingOf<C>(diagnostic, context.document);
    return FIXERS[code].flatMap((fixer) => offered(() => fixer(finding, context)));
}

function isCode(code: unknown): code is Code {
    return typeof code === 'string' && code in SEVERITIES;
}

/** Findings that have a safe fix at times; the others need not be looked at. */
const MAY_BE_SAFE: ReadonlySet<unknown> = new Set<Code>(['self-import', 'duplicate-import', 'duplicate-property', 'deprecated-property', 'wrong-type', 'redundant-dependency']);

/** Every safe fix of a document in one: where two touch each other, the second is left to the next time. */
export function fixAll(context: FixContext): Fix | undefined {
    const diagnostics = (context.document.diagnostics ?? []).filter(({ code }) => MAY_BE_SAFE.has(code));
    const safe = diagnostics.flatMap((diagnostic) => fixesFor(diagnostic, context).filter(({ isSafe }) => isSafe).slice(0, 1));
    const apart: Replacement[] = [];
    for (const replacement of safe.flatMap(({ changes }) => changes.flatMap(({ replacements }) => replacements)).toSorted((left, right) => left.start - right.start)) {
        if (replacement.start >= (apart.at(-1)?.end ?? 0)) apart.push(replacement);
    }
    return apart.length > 0 ? context.fix('Fix all that has one clear answer', apart) : undefined;
}
