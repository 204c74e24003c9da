import { CompletionItemKind, CompletionItemTag, InsertTextFormat, type CompletionItem, type Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Replacement } from '../../language/edits/pieces.ts';

/** One thing that may stand at the cursor. */
export interface Proposal {
    readonly label: string;
    readonly kind: CompletionItemKind;
    readonly detail?: string | undefined;
    readonly documentation?: string | undefined;
    /** What to write instead of the label. */
    readonly insert?: string;
    /** The same with tab stops, for editors that know them. */
    readonly snippet?: string;
    /** Lower comes first; within one number the order of the proposals counts. */
    readonly rank?: number;
    readonly deprecated?: boolean;
    /** Something is to be chosen right behind it: ask again. */
    readonly again?: boolean;
    /** The file that it comes from, where that is not imported yet. */
    readonly origin?: string;
    /** What else accepting it changes. */
    readonly additional?: Replacement;
    /** What to replace, by offsets, where it is not the word at the cursor. */
    readonly range?: { readonly start: number; readonly end: number };
}

export interface ItemOptions {
    readonly snippets: boolean;
    readonly offset: number;
    readonly word: { readonly start: number; readonly end: number };
}

/** What the protocol makes of a proposal. */
export function completionItem(proposal: Proposal, index: number, document: TextDocument, { snippets, offset, word }: ItemOptions): CompletionItem {
    const { label, kind, detail, documentation, insert = label, snippet, rank = 5, deprecated, again, origin, additional, range = word } = proposal;
    const withStops = snippets && snippet !== undefined;
    const newText = withStops ? snippet : insert;
    return {
        label,
        kind,
        ...(detail && { detail }),
        ...(origin && { labelDetails: { description: origin } }),
        ...(documentation && { documentation: { kind: 'markdown', value: documentation } }),
        ...(deprecated && { tags: [CompletionItemTag.Deprecated] }),
        ...(again && { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } }),
        sortText: `${rank}${String(index).padStart(5, '0')}`,
        filterText: filterText(document.getText().slice(range.start, offset), label),
        insertTextFormat: withStops ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
        textEdit: { range: protocolRange(document, range), newText },
        ...(additional && { additionalTextEdits: [{ range: protocolRange(document, additional), newText: additional.text }] }),
    };
}

/** Editors match what stands from the range's start to the cursor: a quote that stands there must be in the filter too. */
function filterText(written: string, label: string): string {
    return written.startsWith('"') && !label.startsWith('"') ? `"${label}` : label;
}

function protocolRange(document: TextDocument, { start, end }: { readonly start: number; readonly end: number }): Range {
    return { start: document.positionAt(start), end: document.positionAt(end) };
}
