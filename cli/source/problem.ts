import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-types';
import type { LangiumDocument } from 'langium';
import { shownUri } from './path.ts';

/** What `pline check --json` prints of each problem. Lines and columns count from 1, the end is exclusive. */
export interface ProblemReport {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly severity: 'error' | 'warning' | 'information';
    readonly code: string;
    readonly message: string;
}

export interface SourceProblem extends ProblemReport {
    readonly uri: string;
    /** The text of the line that it starts in. */
    readonly source: string;
    readonly related: readonly RelatedPlace[];
}

export interface RelatedPlace {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
}

/** @returns what programs are told of a problem */
export function reportOf({ uri: _uri, source: _source, related: _related, ...report }: SourceProblem): ProblemReport {
    return report;
}

/** @returns what is wrong with a checked document, in the order of the text */
export function problemsOf(document: LangiumDocument): SourceProblem[] {
    const problems = (document.diagnostics ?? [])
        .filter(({ severity }) => severity !== DiagnosticSeverity.Hint)
        .map((diagnostic) => problemOf(diagnostic, document));
    return problems.sort((a, b) => a.line - b.line || a.column - b.column);
}

function problemOf(diagnostic: Diagnostic, document: LangiumDocument): SourceProblem {
    const { start, end } = diagnostic.range;
    const uri = document.uri.toString();
    return {
        uri,
        file: shownUri(uri),
        line: start.line + 1,
        column: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
        severity: severityOf(diagnostic),
        code: String(diagnostic.code ?? 'internal'),
        message: typeof diagnostic.message === 'string' ? diagnostic.message : diagnostic.message.value,
        source: lineOf(document, start.line),
        related: (diagnostic.relatedInformation ?? []).map(({ location, message }) => ({
            file: shownUri(location.uri), line: location.range.start.line + 1, column: location.range.start.character + 1, message,
        })),
    };
}

function severityOf({ severity }: Diagnostic): ProblemReport['severity'] {
    switch (severity) {
        case DiagnosticSeverity.Warning: return 'warning';
        case DiagnosticSeverity.Information: return 'information';
        default: return 'error';
    }
}

function lineOf({ textDocument }: LangiumDocument, line: number): string {
    return textDocument.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } }).replace(/\r?\n$/, '');
}
