import { inject, type Module } from 'langium';
import {
    createDefaultModule, createDefaultSharedModule,
    type DefaultSharedModuleContext, type LangiumServices, type LangiumSharedServices, type PartialLangiumServices, type PartialLangiumSharedServices,
} from 'langium/lsp';
import { registerChecks } from '../language/checks/index.ts';
import { PlineGeneratedModule, PlineGeneratedSharedModule } from '../language/generated/module.ts';
import { PlineModule, PlineSharedModule, type PlineServices } from '../language/services.ts';
import { CompletionFeature } from './completion/provider.ts';
import { PlineServerDocumentBuilder } from './builder.ts';
import { PlineDocumentUpdates } from './documents.ts';
import { PlineLanguageServer } from './capabilities.ts';
import { CallHierarchyFeature } from './features/call-hierarchy.ts';
import { CodeActionFeature } from './features/code-actions.ts';
import { CodeLensFeature } from './features/code-lens.ts';
import { DefinitionFeature } from './features/definition.ts';
import { DocumentHighlightFeature } from './features/document-highlight.ts';
import { DocumentLinkFeature } from './features/document-links.ts';
import { DocumentSymbolFeature } from './features/document-symbols.ts';
import { FoldingFeature } from './features/folding.ts';
import { FormattingFeature } from './features/formatting.ts';
import { HoverFeature } from './features/hover.ts';
import { InlayHintFeature } from './features/inlay-hints.ts';
import { PlineNodeKinds } from './features/node-kinds.ts';
import { ReferencesFeature } from './features/references.ts';
import { RenameFeature } from './features/rename.ts';
import { SemanticTokenFeature } from './features/semantic-tokens.ts';
import { TypeDefinitionFeature } from './features/type-definition.ts';
import { WorkspaceSymbolFeature } from './features/workspace-symbols.ts';
import { PlineReferences } from './references.ts';
import { Refresh } from './refresh.ts';
import { RunFolders } from './runs/run-folders.ts';
import { SettingsProvider } from './settings.ts';
import { PlineDocumentFactory } from './document-factory.ts';

/** What the server adds to Langium's services. */
interface EditorServices {
    readonly references: { readonly References: PlineReferences };
    readonly editor: { readonly Settings: SettingsProvider; readonly Refresh: Refresh; readonly Runs: RunFolders };
}

/** The language with Langium's editor services and Pline's own. */
export type PlineServerServices = LangiumServices & PlineServices & EditorServices;

const PlineServerModule: Module<PlineServerServices, PartialLangiumServices & EditorServices> = {
    references: { References: (services) => new PlineReferences(services) },
    editor: {
        Settings: ({ shared }) => new SettingsProvider(shared),
        Refresh: ({ shared }) => new Refresh(shared),
        Runs: ({ shared }) => new RunFolders(shared),
    },
    lsp: {
        CallHierarchyProvider: (services) => new CallHierarchyFeature(services),
        CodeActionProvider: (services) => new CodeActionFeature(services),
        CodeLensProvider: (services) => new CodeLensFeature(services),
        CompletionProvider: (services) => new CompletionFeature(services),
        DefinitionProvider: (services) => new DefinitionFeature(services),
        DocumentHighlightProvider: (services) => new DocumentHighlightFeature(services),
        DocumentLinkProvider: (services) => new DocumentLinkFeature(services),
        DocumentSymbolProvider: (services) => new DocumentSymbolFeature(services.shared.lsp.NodeKindProvider),
        FoldingRangeProvider: () => new FoldingFeature(),
        Formatter: () => new FormattingFeature(),
        HoverProvider: (services) => new HoverFeature(services),
        InlayHintProvider: (services) => new InlayHintFeature(services),
        ReferencesProvider: (services) => new ReferencesFeature(services),
        RenameProvider: (services) => new RenameFeature(services),
        SemanticTokenProvider: () => new SemanticTokenFeature(),
        TypeProvider: (services) => new TypeDefinitionFeature(services),
    },
};

const PlineServerSharedModule: Module<LangiumSharedServices, PartialLangiumSharedServices> = {
    workspace: {
        DocumentBuilder: (services) => new PlineServerDocumentBuilder(services),
        LangiumDocumentFactory: (services) => new PlineDocumentFactory(services),
    },
    lsp: {
        DocumentUpdateHandler: (services) => new PlineDocumentUpdates(services),
        LanguageServer: (services) => new PlineLanguageServer(services),
        NodeKindProvider: () => new PlineNodeKinds(),
        WorkspaceSymbolProvider: (services) => new WorkspaceSymbolFeature(services),
    },
};

/**
 * @param context where files come from, and the connection to the editor; without one the features can be called directly
 */
export function createServerServices(context: DefaultSharedModuleContext): PlineServerServices {
    const shared = inject(createDefaultSharedModule(context), PlineGeneratedSharedModule, PlineSharedModule, PlineServerSharedModule);
    const pline = inject(createDefaultModule({ shared }), PlineGeneratedModule, PlineModule, PlineServerModule);
    shared.ServiceRegistry.register(pline);
    registerChecks(pline);
    return pline;
}
