import { DefaultLanguageServer } from 'langium/lsp';
import type { InitializeParams, InitializeResult } from 'vscode-languageserver';
import { CODE_ACTION_KINDS } from './features/code-actions.ts';

/** Tells the editor also of those features that Langium does not know. */
export class PlineLanguageServer extends DefaultLanguageServer {
    protected override buildInitializeResult(params: InitializeParams): InitializeResult {
        const { capabilities, ...rest } = super.buildInitializeResult(params);
        return {
            ...rest,
            capabilities: {
                ...capabilities,
                workspace: { ...capabilities.workspace, workspaceFolders: { supported: true, changeNotifications: true } },
                codeActionProvider: { codeActionKinds: [...CODE_ACTION_KINDS] },
                selectionRangeProvider: true,
                linkedEditingRangeProvider: true,
            },
        };
    }
}
