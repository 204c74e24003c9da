import {
    createDefaultCoreModule, createDefaultSharedCoreModule, inject, type DefaultSharedCoreModuleContext, type LangiumCoreServices,
    type LangiumSharedCoreServices, type Module, type PartialLangiumCoreServices, type PartialLangiumSharedCoreServices,
} from 'langium';
import { registerChecks } from './checks/index.ts';
import { PlineValidationRegistry } from './checks/registry.ts';
import { PlineDocumentValidator } from './checks/validator.ts';
import { PlineLexerErrors, PlineParserErrors } from './grammar/errors.ts';
import { PlineGeneratedModule, PlineGeneratedSharedModule } from './generated/module.ts';
import { PlineLexer } from './grammar/lexer.ts';
import { PlineTokenBuilder } from './grammar/tokens.ts';
import { PlineValueConverter } from './grammar/values.ts';
import { PlineWorkspaceManager } from './library/workspace.ts';
import { Inheritance } from './model/effective.ts';
import { PlineDocumentBuilder } from './scoping/imports.ts';
import { PlineIndexManager } from './scoping/index-manager.ts';
import { PlineLinker } from './scoping/linker.ts';
import { NameFinder } from './scoping/names.ts';
import { PlineScopeComputation } from './scoping/scope-computation.ts';
import { PlineScopeProvider } from './scoping/scope-provider.ts';
import { VisibleProvider } from './scoping/visible.ts';

/** What Pline adds to Langium's services. */
export interface PlineServices {
    readonly scoping: { readonly Visible: VisibleProvider; readonly Names: NameFinder };
    readonly model: { readonly Inheritance: Inheritance };
}
export type PlineCoreServices = LangiumCoreServices & PlineServices;

export const PlineModule: Module<PlineCoreServices, PartialLangiumCoreServices & PlineServices> = {
    parser: {
        TokenBuilder: () => new PlineTokenBuilder(),
        ValueConverter: () => new PlineValueConverter(),
        Lexer: (services) => new PlineLexer(services),
        LexerErrorMessageProvider: () => new PlineLexerErrors(),
        ParserErrorMessageProvider: () => new PlineParserErrors(),
    },
    references: {
        ScopeComputation: (services) => new PlineScopeComputation(services),
        ScopeProvider: (services) => new PlineScopeProvider(services),
        Linker: (services) => new PlineLinker(services),
    },
    validation: {
        DocumentValidator: (services) => new PlineDocumentValidator(services),
        ValidationRegistry: (services) => new PlineValidationRegistry(services),
    },
    scoping: { Visible: (services) => new VisibleProvider(services.shared), Names: (services) => new NameFinder(services) },
    model: { Inheritance: (services) => new Inheritance(services.shared, services.scoping.Visible) },
};

export const PlineSharedModule: Module<LangiumSharedCoreServices, PartialLangiumSharedCoreServices> = {
    workspace: {
        DocumentBuilder: (services) => new PlineDocumentBuilder(services),
        IndexManager: (services) => new PlineIndexManager(services),
        WorkspaceManager: (services) => new PlineWorkspaceManager(services),
    },
};

/**
 * The language without an editor: what the CLI and the tests use. The language server composes the same modules with Langium's LSP services.
 * @param context where files come from; see `langium/node`'s `NodeFileSystem`
 */
export function createPlineServices(context: DefaultSharedCoreModuleContext): PlineCoreServices {
    const shared = inject(createDefaultSharedCoreModule(context), PlineGeneratedSharedModule, PlineSharedModule);
    const pline = inject(createDefaultCoreModule({ shared }), PlineGeneratedModule, PlineModule);
    shared.ServiceRegistry.register(pline);
    registerChecks(pline);
    return pline;
}
