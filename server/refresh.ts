import type { LangiumSharedServices } from 'langium/lsp';
import { CodeLensRefreshRequest, InlayHintRefreshRequest } from 'vscode-languageserver';

/** Asks the editor to ask again, where it knows how to. */
export class Refresh {
    private readonly connection: LangiumSharedServices['lsp']['Connection'];
    private lenses = false;
    private hints = false;

    constructor({ lsp }: LangiumSharedServices) {
        this.connection = lsp.Connection;
        lsp.LanguageServer.onInitialize(({ capabilities: { workspace } }) => {
            this.lenses = workspace?.codeLens?.refreshSupport ?? false;
            this.hints = workspace?.inlayHint?.refreshSupport ?? false;
        });
    }

    codeLenses(): void {
        if (this.lenses) this.send(CodeLensRefreshRequest.type.method);
    }

    inlayHints(): void {
        if (this.hints) this.send(InlayHintRefreshRequest.type.method);
    }

    /** An editor that closes or declines asks again by itself. */
    private send(method: string): void {
        this.connection?.sendRequest(method).catch(() => undefined);
    }
}
