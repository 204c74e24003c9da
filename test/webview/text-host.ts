import Elk from 'elkjs/lib/elk.bundled.js';
import { EmptyFileSystem, URI, type LangiumDocument } from 'langium';
import { layoutLine } from '../../graph/layout.ts';
import { graphOf } from '../../graph/model.ts';
import { planEdits } from '../../language/edits/plan.ts';
import { EditError } from '../../language/edits/source.ts';
import { isLine } from '../../language/generated/ast.ts';
import { resolveLine } from '../../language/model/resolve.ts';
import { Program } from '../../language/program.ts';
import { fileOf } from '../../language/uris.ts';
import type { Edit } from '../../protocol/edit.ts';
import type { LineGraph } from '../../protocol/graph.ts';
import type { ActivityOutline } from '../../protocol/lsp.ts';
import { isPanelMessage, type HostMessage } from '../../protocol/panel.ts';
import { Documentation } from '../../server/documentation.ts';
import { problemsOf } from '../../server/problems.ts';

const uri = 'file:///project/nightly.pline';
const elk = new Elk();

/** A host with a real text: it reads it, lays its first line out, makes the edits that the panel sends, and undoes them. */
export class TextHost {
    readonly #program: Program;
    readonly #texts: string[];
    #at = 0;
    #version = 0;
    #graph: LineGraph | undefined;
    /** While it is set, edits wait for it. */
    #hold: Promise<void> | undefined;

    private constructor(program: Program, text: string) {
        this.#program = program;
        this.#texts = [text];
    }

    static async start(text: string): Promise<TextHost> {
        return new TextHost(await Program.create(EmptyFileSystem), text);
    }

    get text(): string {
        return this.#texts[this.#at]!;
    }

    /** Leaves edits without an answer. @returns what lets them go on */
    hold(): () => void {
        const { promise, resolve } = Promise.withResolvers<void>();
        this.#hold = promise;
        return resolve;
    }

    /** The text as if somebody had typed it. */
    async type(text: string): Promise<readonly HostMessage[]> {
        this.#texts.splice(this.#at + 1, Infinity, text);
        this.#at += 1;
        return [await this.#drawn()];
    }

    /** @throws where the message is none that the protocol knows */
    async answer(message: unknown): Promise<readonly HostMessage[]> {
        if (!isPanelMessage(message)) throw new Error(`The panel sent what is no message: ${JSON.stringify(message)}`);
        switch (message.type) {
            case 'ready': return [{ type: 'capabilities', canRun: true, canRunFrom: true }, await this.#drawn(), this.#vocabulary(await this.#document())];
            case 'undo':
            case 'redo': {
                const at = this.#at + (message.type === 'undo' ? -1 : 1);
                if (this.#texts[at] === undefined) return [];
                this.#at = at;
                return [await this.#drawn()];
            }
            case 'edit': {
                await this.#hold;
                return this.#edit(message.edits, message.version, message.request);
            }
            default: return [];
        }
    }

    async #edit(edits: readonly Edit[], version: number, request: number): Promise<readonly HostMessage[]> {
        if (version !== this.#version) return [{ type: 'edited', request, ok: false, message: 'The text has changed in the meantime. Try again.' }];
        try {
            const { replacements, created } = planEdits(this.text, edits, this.#program.services);
            const text = replacements.toReversed().reduce((whole, { start, end, text }) => whole.slice(0, start) + text + whole.slice(end), this.text);
            return [{ type: 'edited', request, ok: true, created }, ...await this.type(text)];
        } catch (error) {
            if (error instanceof EditError) return [{ type: 'edited', request, ok: false, message: error.message }];
            throw error;
        }
    }

    #document(): Promise<LangiumDocument> {
        return this.#program.load(URI.parse(uri), this.text);
    }

    async #drawn(): Promise<HostMessage> {
        const document = await this.#document();
        const plain = graphOf(resolveLine(fileOf(document).declarations.find(isLine)!, this.#program.services), problemsOf(document));
        this.#graph = await layoutLine(elk, plain, this.#graph);
        this.#version += 1;
        return { type: 'graph', sequence: this.#version, version: this.#version, graph: this.#graph, syntaxErrors: [] };
    }

    #vocabulary(document: LangiumDocument): HostMessage {
        const documentation = new Documentation(this.#program.services);
        const visible = this.#program.services.scoping.Visible.of(document);
        const activities = visible.all('Activity').map((activity): ActivityOutline => {
            const [icon, description] = [activity.icons[0]?.name, documentation.summaryOf(activity)];
            return { name: activity.name, ...(activity.title && { title: activity.title }), ...(icon && { icon }), ...(description && { description }) };
        });
        return { type: 'activities', activities, groups: visible.all('Group').map(({ name, title }) => ({ name, title: title ?? name })) };
    }
}
