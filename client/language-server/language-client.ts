import { workspace, type ExtensionContext } from 'vscode';
import { LanguageClient, RevealOutputChannelOn, TransportKind, type NodeModule } from 'vscode-languageclient/node';

/** The client of `dist/server.js`, not started yet. Its id names the `pline.trace.server` setting. */
export function createLanguageClient(context: ExtensionContext): LanguageClient {
    const server: NodeModule = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
    return new LanguageClient('pline', 'Pline', { run: server, debug: { ...server, options: { execArgv: ['--inspect'] } } }, {
        documentSelector: ['file', 'untitled', 'pline-library'].map((scheme) => ({ scheme, language: 'pline' })),
        synchronize: { fileEvents: workspace.createFileSystemWatcher('**/*.pline') },
        revealOutputChannelOn: RevealOutputChannelOn.Never,
    });
}
