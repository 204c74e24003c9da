import type { LangiumDocument } from 'langium';
import { fileOf } from '../uris.ts';
import { tasksIn } from './members.ts';

/** A declaration or task and what follows it, up to the next one. */
interface Chunk {
    readonly start: number;
    readonly end: number;
    readonly isSound: boolean;
    /** Of the parser or the lexer: what the lexer skips is no consequence of what the parser then misses. */
    readonly firstError: number | undefined;
}

/**
 * What syntax errors leave of a file. After an error the parser may take words for what they are not (a keyword is a name, too) until the next task or
 * declaration begins, so there only the first error is to be believed; and what is declared there may be unknown elsewhere.
 */
export class Damage {
    private readonly chunks: readonly Chunk[];
    private words: ReadonlySet<string> | undefined;
    private readonly text: string;

    private constructor(document: LangiumDocument, parserErrors: readonly number[]) {
        this.text = document.textDocument.getText();
        const starts = [0, ...startsOf(document), this.text.length + 1];
        const takeParserErrors = takenUpTo(parserErrors);
        const takeErrors = takenUpTo([...parserErrors, ...document.parseResult.lexerErrors.map(({ offset }) => offset)].sort((left, right) => left - right));
        this.chunks = starts.slice(0, -1).map((start, index) => {
            const end = starts[index + 1]!;
            return { start, end, isSound: takeParserErrors(end).length === 0, firstError: takeErrors(end)[0] };
        });
    }

    /** @returns undefined for a file without syntax errors */
    static of(document: LangiumDocument): Damage | undefined {
        const errors = parserErrorOffsets(document);
        return errors.length > 0 ? new Damage(document, errors) : undefined;
    }

    /** Whether what stands at an offset is read as it is meant. */
    isSound(offset: number): boolean {
        return this.chunks[this.indexAt(offset)]!.isSound;
    }

    /** Whether a syntax error is the first after something sound, and so no consequence of another one. */
    isFirst(offset: number): boolean {
        const index = this.indexAt(offset);
        const isFollowUp = this.chunks[index - 1]?.isSound === false;
        return !isFollowUp && offset === this.chunks[index]!.firstError;
    }

    /** Whether two offsets lie in the same declaration or task. */
    isSameChunk(left: number, right: number): boolean {
        return this.indexAt(left) === this.indexAt(right);
    }

    /** Whether a name stands where the text could not be read, so that it may be declared there. */
    mentions(name: string): boolean {
        this.words ??= new Set(this.chunks.filter(({ isSound }) => !isSound).flatMap(({ start, end }) => this.text.slice(start, end).match(/[\w.]+/g) ?? []));
        return this.words.has(name);
    }

    private indexAt(offset: number): number {
        let [low, high] = [0, this.chunks.length - 1];
        while (low < high) {
            const middle = Math.ceil((low + high) / 2);
            if (this.chunks[middle]!.start <= offset) low = middle;
            else high = middle - 1;
        }
        return low;
    }
}

/** Where declarations and tasks begin, in the order of the text. */
function startsOf(document: LangiumDocument): number[] {
    const file = fileOf(document);
    const nodes = [...file.imports, ...file.environments, ...file.declarations, ...tasksIn(file)];
    return nodes.flatMap(({ $cstNode: cst }) => cst && cst.offset > 0 ? cst.offset : []).sort((left, right) => left - right);
}

/** Where Langium puts each parser's error, in the order of the text. */
function parserErrorOffsets({ parseResult, textDocument }: LangiumDocument): number[] {
    return parseResult.parserErrors.map(({ token, ...error }) => {
        if (hasPlace(token)) return token.startOffset;
        // At the end of the file there is no token to point to.
        const previous = 'previousToken' in error ? error.previousToken as typeof token : undefined;
        return previous && hasPlace(previous) ? textDocument.offsetAt({ line: previous.endLine! - 1, character: previous.endColumn! }) : 0;
    }).sort((left, right) => left - right);
}

/** A token that the parser only imagines stands nowhere: at `NaN`, or at -1. */
function hasPlace({ startOffset }: { readonly startOffset: number }): boolean {
    return startOffset >= 0;
}

/** @returns a function that takes the offsets below an end, of those that were not taken yet */
function takenUpTo(sorted: readonly number[]): (end: number) => readonly number[] {
    let next = 0;
    return (end) => {
        const from = next;
        while (next < sorted.length && sorted[next]! < end) next++;
        return sorted.slice(from, next);
    };
}
