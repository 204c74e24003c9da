import { URI } from 'langium';
import { canFormat, format } from '../../language/format/format.ts';
import { Pieces } from '../../language/edits/pieces.ts';
import { Program } from '../../language/program.ts';
import { problemsOf, type SourceProblem } from '../source/problem.ts';

/** The text laid out, or what keeps it from being read. */
export type Layout = { readonly text: string } | { readonly problems: readonly SourceProblem[] };

const BYTE_ORDER_MARK = '\uFEFF';
const SYNTAX = new Set(['syntax', 'unclosed-text']);

/** Lays texts out, one after the other. */
export class Layouter {
    private readonly program: Program;
    private readonly indent: string;

    private constructor(program: Program, indent: string) {
        this.program = program;
        this.indent = indent;
    }

    /** @param indent one step of indentation */
    static async create(indent: string): Promise<Layouter> {
        return new Layouter(await Program.create(), indent);
    }

    /** @param file what the text is called in problems */
    async layOut(file: string, text: string): Promise<Layout> {
        const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
        const source = text.slice(mark.length);
        const document = this.program.services.shared.workspace.LangiumDocumentFactory.fromString(source, URI.parse('format:/text.pline'));
        if (!canFormat(document)) return { problems: await this.syntaxProblems(file, source) };
        const pieces = new Pieces(source);
        pieces.apply(format(document, { indent: this.indent }));
        return { text: mark + pieces.text };
    }

    /** A full check, which lets one mistake have one message. */
    private async syntaxProblems(file: string, text: string): Promise<SourceProblem[]> {
        const problems = problemsOf(await this.program.load(URI.parse('format:/text.pline'), text));
        return problems.filter(({ code }) => SYNTAX.has(code)).map((problem) => ({ ...problem, file }));
    }
}
