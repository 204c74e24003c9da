import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { URI, type LangiumDocument } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { Program } from '../../language/program.ts';
import { UsageError } from '../exit.ts';
import { unreadable } from './find.ts';
import { problemsOf, type SourceProblem } from './problem.ts';

export interface Source {
    readonly program: Program;
    readonly document: LangiumDocument;
    /** Those of the file and of all that it imports, in the order of the text. */
    readonly problems: readonly SourceProblem[];
}

/**
 * Reads and checks a file and what it imports.
 * @throws {UsageError} where the file cannot be read
 */
export async function loadSource(path: string): Promise<Source> {
    const program = await Program.create(NodeFileSystem);
    const document = await loadDocument(program, path);
    const problems = program.services.scoping.Visible.importClosure(document).flatMap(problemsOf);
    return { program, document, problems };
}

/** Reads and checks files and all that they import; a problem in a file that several import counts once. */
export async function checkFiles(paths: readonly string[]): Promise<{ readonly problems: SourceProblem[]; readonly files: number }> {
    const program = await Program.create(NodeFileSystem);
    const checked = new Set<LangiumDocument>();
    for (const path of paths) {
        const document = await loadDocument(program, path);
        for (const file of program.services.scoping.Visible.importClosure(document)) checked.add(file);
    }
    return { problems: [...checked].flatMap(problemsOf), files: checked.size };
}

/** Reads a file into a program that may hold others. */
export async function loadDocument(program: Program, path: string): Promise<LangiumDocument> {
    try {
        if ((await stat(path)).isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
        return await program.load(URI.parse(pathToFileURL(resolve(path)).href));
    } catch (error) {
        if (isSystemError(error)) throw new UsageError(unreadable(path, error), { cause: error });
        throw error;
    }
}

function isSystemError(error: unknown): boolean {
    return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
