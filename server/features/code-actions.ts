import type { LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import { CodeActionKind, CodeActionTriggerKind, type CodeAction, type CodeActionParams, type Range } from 'vscode-languageserver';
import type { Suggestion } from '../../language/edits/suggestion.ts';
import { FixContext } from '../../language/fixes/fix.ts';
import { fixAll, fixesFor } from '../../language/fixes/index.ts';
import { refactorings, type RefactoringKind } from '../../language/refactorings/index.ts';
import { LIBRARY_SCHEME } from '../../language/uris.ts';
import type { PlineServerServices } from '../services.ts';
import { abilitiesOf, workspaceEdit, type EditAbilities } from '../workspace-edit.ts';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.pline`;
const REFACTORINGS: Readonly<Record<RefactoringKind, CodeActionKind>> = { extract: CodeActionKind.RefactorExtract, inline: CodeActionKind.RefactorInline, move: CodeActionKind.RefactorMove };

/** What the editor is told, so that it asks for the right ones. */
export const CODE_ACTION_KINDS: readonly CodeActionKind[] = [CodeActionKind.QuickFix, ...Object.values(REFACTORINGS), FIX_ALL];

/** More diagnostics in a selection than anyone mends one by one. */
const MOST_DIAGNOSTICS = 50;

/** Offers quick fixes, refactorings, and all safe fixes at once. */
export class CodeActionFeature implements CodeActionProvider {
    private readonly services: PlineServerServices;
    private abilities: EditAbilities = { versions: true, createFiles: true };

    constructor(services: PlineServerServices) {
        this.services = services;
        services.shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
            this.abilities = abilitiesOf(capabilities);
        });
    }

    async getCodeActions(document: LangiumDocument, { range, context: { only, triggerKind } }: CodeActionParams): Promise<CodeAction[]> {
        if (document.uri.scheme === LIBRARY_SCHEME) return [];
        const wants = (kind: CodeActionKind): boolean => !only || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
        // As the cursor moves only mends are looked for; refactorings when something is selected, or when they are asked for.
        const isPassing = triggerKind === CodeActionTriggerKind.Automatic && isSame(range.start, range.end);
        const context = new FixContext(document, this.services);
        return [
            ...(wants(CodeActionKind.QuickFix) ? this.quickFixes(range, context) : []),
            ...(!isPassing && Object.values(REFACTORINGS).some(wants) ? (await this.refactorings(range, document)).filter(({ kind }) => kind !== undefined && wants(kind)) : []),
            // On save, or asked for by name: among what can be done at the cursor it would be in the way.
            ...(only && wants(FIX_ALL) ? [fixAll(context) ?? []].flat().flatMap((fix) => this.action(fix, FIX_ALL)) : []),
        ];
    }

    private quickFixes(range: Range, context: FixContext): CodeAction[] {
        const here = (context.document.diagnostics ?? []).filter((diagnostic) => touches(diagnostic.range, range)).slice(0, MOST_DIAGNOSTICS);
        return here.flatMap((diagnostic) => fixesFor(diagnostic, context).flatMap((fix) =>
            this.action(fix, CodeActionKind.QuickFix).map((action) => ({ ...action, diagnostics: [diagnostic], ...(fix.isPreferred && { isPreferred: true }) }))));
    }

    private async refactorings({ start, end }: Range, document: LangiumDocument): Promise<CodeAction[]> {
        const { textDocument } = document;
        const offered = await refactorings({ start: textDocument.offsetAt(start), end: textDocument.offsetAt(end) }, document, this.services);
        return offered.flatMap((refactoring) => this.action(refactoring, REFACTORINGS[refactoring.kind]));
    }

    private action(suggestion: Suggestion, kind: CodeActionKind): CodeAction[] {
        const edit = workspaceEdit(suggestion, this.abilities, (uri) => this.services.shared.workspace.TextDocuments.get(uri)?.version ?? null);
        return edit ? [{ title: suggestion.title, kind, edit }] : [];
    }
}

function touches(left: Range, right: Range): boolean {
    return !isBefore(left.end, right.start) && !isBefore(right.end, left.start);
}

function isSame(left: Range['start'], right: Range['start']): boolean {
    return !isBefore(left, right) && !isBefore(right, left);
}

function isBefore(left: Range['start'], right: Range['start']): boolean {
    return left.line < right.line || (left.line === right.line && left.character < right.character);
}
