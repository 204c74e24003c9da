/** The language server: `--stdio` for any editor, `--node-ipc` for VS Code. */
import { DocumentState } from 'langium';
import { startLanguageServer, WorkspaceState } from 'langium/lsp';
import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { registerRequests } from './requests/index.ts';
import { createServerServices } from './services.ts';

if (process.argv.some((argument) => /^--(stdio|node-ipc|socket|pipe)/.test(argument))) {
    const connection = createConnection(ProposedFeatures.all);
    const services = createServerServices({ connection, ...NodeFileSystem });
    registerRequests(connection, services);
    startLanguageServer(services.shared, {
        // A completion goes by tokens and names; it need not wait for every reference to be linked.
        CompletionProvider: DocumentState.ComputedScopes,
        // Which properties are paths is known once they are linked; tasks of other files may wait for those of this one.
        DocumentLinkProvider: DocumentState.Linked,
        CodeLensProvider: WorkspaceState.IndexedReferences,
    });
} else {
    process.stderr.write('pline language server: say how to talk to it: --stdio, --node-ipc, --pipe=<name> or --socket=<port>\n');
    process.exitCode = 2;
}
