/** Our scoping beside Langium's own: opening a file (parse, link, check) in one process, without a server. Whoever imports it lets Node read the library's texts (`scripts/raw-text.ts`). */
import { DefaultIndexManager, DefaultLinker, DefaultScopeComputation, DefaultScopeProvider, EmptyFileSystem, URI, createDefaultCoreModule, createDefaultSharedCoreModule, inject } from 'langium';
import { registerChecks } from '../../language/checks/index.ts';
import { PlineGeneratedModule, PlineGeneratedSharedModule } from '../../language/generated/module.ts';
import { createPlineServices, PlineModule, PlineSharedModule, type PlineCoreServices } from '../../language/services.ts';
import { printTable } from '../statistics.ts';
import { SIZES } from './sizes.ts';
import { plineText } from './texts.ts';

function withLangiumDefaults(): PlineCoreServices {
    const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), PlineGeneratedSharedModule, PlineSharedModule, { workspace: { IndexManager: (services: ConstructorParameters<typeof DefaultIndexManager>[0]) => new DefaultIndexManager(services) } });
    const pline = inject(createDefaultCoreModule({ shared }), PlineGeneratedModule, PlineModule, {
        references: {
            ScopeComputation: (services: PlineCoreServices) => new DefaultScopeComputation(services),
            ScopeProvider: (services: PlineCoreServices) => new DefaultScopeProvider(services),
            Linker: (services: PlineCoreServices) => new DefaultLinker(services),
        },
    });
    shared.ServiceRegistry.register(pline);
    registerChecks(pline);
    return pline;
}

/** Milliseconds. */
async function open(services: PlineCoreServices, count: number): Promise<number> {
    const { LangiumDocumentFactory: factory, LangiumDocuments: documents, DocumentBuilder: builder, WorkspaceManager: workspace } = services.shared.workspace;
    await workspace.initializeWorkspace([]);
    const { uri, text } = plineText(count);
    const start = performance.now();
    const document = factory.fromString(text, URI.parse(uri));
    documents.addDocument(document);
    await builder.build([document], { validation: true });
    return performance.now() - start;
}

const rows: (string | number)[][] = [];
for (const count of SIZES) {
    const ours = await open(createPlineServices(EmptyFileSystem), count);
    const theirs = await open(withLangiumDefaults(), count);
    rows.push([`${count.toLocaleString('en-US')} tasks`, ours, theirs, theirs / ours]);
}
console.log('\nOpening a file in one process (parse, link, check), milliseconds\n');
printTable(['', 'pline', 'Langium\'s own scoping', 'ratio'], rows);
