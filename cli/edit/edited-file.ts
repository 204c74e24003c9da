import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { URI, type LangiumDocument } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { Pieces, type Replacement } from '../../language/edits/pieces.ts';
import { planEdits } from '../../language/edits/plan.ts';
import { Reading } from '../../language/edits/reading.ts';
import type { PlineFile } from '../../language/generated/ast.ts';
import { Program } from '../../language/program.ts';
import type { Edit } from '../../protocol/edit.ts';
import { UsageError } from '../exit.ts';
import { shownPath } from '../source/path.ts';
import { problemsOf, type SourceProblem } from '../source/problem.ts';
import { readText } from '../source/read-text.ts';
import { replaceFile } from '../source/replace-file.ts';
import { madeBy, type Made } from './made.ts';
import { unifiedDiff } from './unified-diff.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/** What edits make of a file, before it is written. */
export interface Plan {
    readonly replacements: readonly Replacement[];
    readonly text: string;
    readonly made: readonly Made[];
    readonly notes: readonly string[];
    /** Errors that the file does not have now. */
    readonly newErrors: readonly SourceProblem[];
}

/** A file that edits are made in: as it was read, and nothing else is written over. */
export class EditedFile {
    /** As a person writes it. */
    readonly name: string;
    readonly #path: string;
    /** Without the byte order mark. */
    readonly text: string;
    readonly #mark: string;
    readonly program: Program;
    readonly #uri: URI;

    private constructor(path: string, content: string, program: Program) {
        this.#path = resolve(path);
        this.name = shownPath(this.#path);
        this.#uri = URI.parse(pathToFileURL(this.#path).href);
        this.#mark = content.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
        this.text = content.slice(this.#mark.length);
        this.program = program;
    }

    /**
     * @param hash the SHA-256 of the text that the caller knows, where it is not to be another one
     * @throws {UsageError} where the file cannot be read, or is another one
     */
    static async open(path: string, hash?: string): Promise<EditedFile> {
        const [content, program] = await Promise.all([readText(resolve(path)), Program.create(NodeFileSystem)]);
        const file = new EditedFile(path, content, program);
        if (hash !== undefined && hash.toLowerCase() !== sha256(content)) throw new UsageError(`${file.name} has changed: its SHA-256 is ${sha256(content)}. Read it anew.`);
        return file;
    }

    /** Reads the file as it is now, with all that it imports. */
    load(): Promise<LangiumDocument> {
        return this.program.load(this.#uri, this.text);
    }

    /**
     * @param loaded the file as it is now, where that was read
     * @throws EditError where an edit cannot be made
     */
    async plan(edits: readonly Edit[], loaded?: LangiumDocument): Promise<Plan> {
        const reading = loaded && new Reading((loaded as LangiumDocument<PlineFile>).parseResult);
        const { replacements, made: names, notes } = planEdits(this.text, edits, this.program.services, reading);
        const pieces = new Pieces(this.text);
        pieces.apply(replacements);
        const { text } = pieces;
        const after = await this.program.load(this.#uri, text);
        const made = madeBy(edits, names, after);
        const errors = this.errors(after);
        const newErrors = errors.length === 0 ? [] : added(this.errors(loaded ?? await this.load()), errors);
        return { replacements, text, made, notes, newErrors };
    }

    /** @returns what would change, as a unified diff */
    diff({ replacements }: Plan): string {
        const { length } = this.#mark;
        return unifiedDiff(this.name, this.#mark + this.text, replacements.map(({ start, end, text }) => ({ start: start + length, end: end + length, text })));
    }

    /** @returns the SHA-256 of what was written. @throws {UsageError} where the file cannot be written, or has changed since it was read */
    async write({ text }: Plan): Promise<string> {
        const content = this.#mark + text;
        try {
            if (text !== this.text) await replaceFile(this.#path, content, this.#mark + this.text);
        } catch (error) {
            if (error instanceof UsageError) throw error;
            throw new UsageError(`${this.name} cannot be written: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
        }
        return sha256(content);
    }

    private errors(document: LangiumDocument): SourceProblem[] {
        return this.program.services.scoping.Visible.importClosure(document).flatMap(problemsOf).filter(({ severity }) => severity === 'error');
    }
}

/** Those that were not there before, wherever they stand now. */
function added(before: readonly SourceProblem[], after: readonly SourceProblem[]): SourceProblem[] {
    const known = new Map<string, number>();
    for (const problem of before) known.set(key(problem), (known.get(key(problem)) ?? 0) + 1);
    return after.filter((problem) => {
        const left = known.get(key(problem)) ?? 0;
        known.set(key(problem), left - 1);
        return left <= 0;
    });
}

function key({ uri, code, message }: SourceProblem): string {
    return `${uri}\n${code}\n${message}`;
}

function sha256(text: string): string {
    return createHash('sha256').update(text).digest('hex');
}
