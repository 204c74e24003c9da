import { CstUtils, type LangiumDocument } from 'langium';
import type { Formatter } from 'langium/lsp';
import type { DocumentFormattingParams, DocumentOnTypeFormattingParams, DocumentRangeFormattingParams, FormattingOptions, Position, TextEdit } from 'vscode-languageserver';
import { format } from '../../language/format/format.ts';

/** The first and the last line of text that may change. */
interface Rows { readonly first: number; readonly last: number }

/** Lays a file out as the editor is set to indent; as one types, the line that was ended or the block that was closed. */
export class FormattingFeature implements Formatter {
    readonly formatOnTypeOptions = { firstTriggerCharacter: '}', moreTriggerCharacter: [']', '\n'] };

    formatDocument(document: LangiumDocument, { options }: DocumentFormattingParams): TextEdit[] {
        return edits(document, options);
    }

    formatDocumentRange(document: LangiumDocument, { options, range: { start, end } }: DocumentRangeFormattingParams): TextEdit[] {
        // A range that ends before the first character of a line leaves that line out.
        const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
        return edits(document, options, { first: start.line, last });
    }

    formatDocumentOnType(document: LangiumDocument, { ch, position, options }: DocumentOnTypeFormattingParams): TextEdit[] {
        const rows = ch === '\n' ? { first: position.line - 1, last: position.line - 1 } : blockEndingAt(document, position, ch);
        return rows ? edits(document, options, rows) : [];
    }
}

/** The lines of the block or list whose bracket was typed in front of a position. */
function blockEndingAt({ parseResult, textDocument }: LangiumDocument, position: Position, bracket: string): Rows | undefined {
    const root = parseResult.value.$cstNode;
    const leaf = root && CstUtils.findLeafNodeAtOffset(root, textDocument.offsetAt(position) - 1);
    const block = leaf?.tokenType.name === bracket ? leaf.container?.range : undefined;
    return block && { first: block.start.line, last: position.line };
}

function edits(document: LangiumDocument, { insertSpaces, tabSize }: FormattingOptions, rows?: Rows): TextEdit[] {
    const { textDocument } = document;
    const span = rows && { start: textDocument.offsetAt({ line: rows.first, character: 0 }), end: textDocument.offsetAt({ line: rows.last, character: Number.MAX_SAFE_INTEGER }) };
    const replacements = format(document, { indent: insertSpaces ? ' '.repeat(tabSize) : '\t' }, span);
    return replacements.map(({ start, end, text }) => ({ range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) }, newText: text }));
}
