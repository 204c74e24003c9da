import type { LangiumDocument } from 'langium';
import type { CompletionProvider } from 'langium/lsp';
import { CompletionList, type CompletionParams } from 'vscode-languageserver';
import { Documentation } from '../documentation.ts';
import type { PlineServerServices } from '../services.ts';
import { CompletionContext } from './context.ts';
import { findPlace } from './find-place.ts';
import { completionItem, type ItemOptions } from './proposal.ts';
import { proposalsFor } from './proposals/index.ts';
import { surroundings } from './tokens.ts';

/** More than anyone reads: beyond it the editor asks again as more is typed. */
const MOST = 1_000;

/**
 * Proposes what may stand at the cursor. It goes by the tokens around it and not by the syntax tree, which lacks what is half written;
 * names are looked up in what the file sees.
 */
export class CompletionFeature implements CompletionProvider {
    readonly completionOptions = { triggerCharacters: ['.', '<', '"', ' '] };
    private readonly services: PlineServerServices;
    private readonly documentation: Documentation;
    private snippets = true;

    constructor(services: PlineServerServices) {
        this.services = services;
        this.documentation = new Documentation(services);
        services.shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
            this.snippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport ?? false;
        });
    }

    async getCompletion(document: LangiumDocument, { position, context: trigger }: CompletionParams): Promise<CompletionList> {
        const { textDocument } = document;
        const offset = textDocument.offsetAt(position);
        const around = surroundings(document, offset, this.services.parser.Lexer);
        const place = findPlace(around, textDocument.getText());
        const context = new CompletionContext(document, offset, around.word, this.services, this.documentation);
        if (trigger?.triggerCharacter === ' ' && !isAwaited(place.kind)) return CompletionList.create();
        const proposals = await proposalsFor(place, context);
        const written = textDocument.getText().slice(around.word.start, offset).toLowerCase();
        const fitting = proposals.length > MOST ? proposals.filter(({ label }) => label.toLowerCase().includes(written)) : proposals;
        const options: ItemOptions = { snippets: this.snippets, offset, word: around.word };
        return CompletionList.create(fitting.slice(0, MOST).map((proposal, index) => completionItem(proposal, index, textDocument, options)), proposals.length > MOST);
    }
}

/** Whether a blank alone says that something is to be chosen: elsewhere a list that opens by itself is in the way. */
function isAwaited(kind: ReturnType<typeof findPlace>['kind']): boolean {
    return ['activity', 'condition', 'connector', 'group', 'if', 'mode', 'upstream', 'value'].includes(kind);
}
