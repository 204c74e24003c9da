import type { LangiumDocument } from 'langium';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import type { Code } from '../language/checks/codes.ts';
import type { Problem } from '../protocol/graph.ts';

const SEVERITIES: Partial<Record<DiagnosticSeverity, Problem['severity']>> = {
    [DiagnosticSeverity.Error]: 'error',
    [DiagnosticSeverity.Warning]: 'warning',
    [DiagnosticSeverity.Information]: 'information',
};

/** What is wrong with a document, for the graph; mere hints are left out. */
export function problemsOf(document: LangiumDocument): Problem[] {
    return (document.diagnostics ?? []).flatMap((diagnostic) => problem(diagnostic, document));
}

/** Those that kept the text from being read. */
export function syntaxErrorsOf(document: LangiumDocument): Problem[] {
    return (document.diagnostics ?? []).filter(isSyntaxError).flatMap((diagnostic) => problem(diagnostic, document));
}

function problem({ severity, message, range }: Diagnostic, { textDocument: { uri } }: LangiumDocument): Problem[] {
    const known = SEVERITIES[severity ?? DiagnosticSeverity.Error];
    return known ? [{ severity: known, message: typeof message === 'string' ? message : message.value, location: { uri, start: range.start, end: range.end } }] : [];
}

function isSyntaxError({ code }: Diagnostic): boolean {
    return code === 'syntax' satisfies Code || code === 'unclosed-text' satisfies Code;
}
