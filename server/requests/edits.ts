import type { LangiumDocument } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { planEdits as plan } from '../../language/edits/plan.ts';
import { Reading } from '../../language/edits/reading.ts';
import { EditError } from '../../language/edits/source.ts';
import type { PlineFile } from '../../language/generated/ast.ts';
import { planEdits, type PlanEditsParams, type PlanEditsResult } from '../../protocol/lsp.ts';
import type { PlineServerServices } from '../services.ts';
import { renamedElsewhere } from '../rename/elsewhere.ts';
import { onDocumentRequest } from './document-request.ts';

/** Answers which changes of the text edits of a line mean. The client makes them: the text document is the only undo stack. */
export function registerEdits(connection: Connection, services: PlineServerServices): void {
    onDocumentRequest(connection, services, planEdits, (document, params: PlanEditsParams) => answer(document, params, services));
}

function answer(document: LangiumDocument, { version, edits }: PlanEditsParams, services: PlineServerServices): PlanEditsResult {
    const { textDocument } = document;
    if (version !== textDocument.version) return { ok: false, message: 'The text has changed in the meantime. Try again.', outdated: true };
    try {
        const reading = new Reading((document as LangiumDocument<PlineFile>).parseResult);
        const { replacements, created, notes } = plan(textDocument.getText(), edits, services, reading);
        const changes = replacements.map(({ start, end, text }) => ({ start: textDocument.positionAt(start), end: textDocument.positionAt(end), newText: text }));
        return { ok: true, changes, others: renamedElsewhere(document, edits, services), created, notes };
    } catch (error) {
        if (error instanceof EditError) return { ok: false, message: error.message };
        throw error;
    }
}
