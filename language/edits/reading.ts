import { AstUtils, type ParseResult } from 'langium';
import { isText, type PlineFile } from '../generated/ast.ts';
import type { PlineCoreServices } from '../services.ts';

/** A text as it was read, without linking. */
export class Reading {
    private readonly result: ParseResult<PlineFile>;

    constructor(result: ParseResult<PlineFile>) {
        this.result = result;
    }

    static of(text: string, { parser }: PlineCoreServices): Reading {
        return new Reading(parser.LangiumParser.parse<PlineFile>(text));
    }

    get file(): PlineFile {
        return this.result.value;
    }

    /** How many things in it could not be read. */
    get errors(): number {
        const { value, lexerErrors, parserErrors } = this.result;
        const unclosed = AstUtils.streamAst(value).filter((node) => isText(node) && !node.closed).count();
        return lexerErrors.length + parserErrors.length + unclosed;
    }
}
