import { isLine, type Line } from './generated/ast.ts';
import { URI, type LangiumDocument } from 'langium';
import { Program } from './program.ts';
import { fileOf } from './uris.ts';

/** For tests: the language with files that exist only here. */
export interface TestProject {
    readonly program: Program;
    readonly document: LangiumDocument;
    /** What is wrong in the main file, as `line:column message`, one-based. */
    readonly problems: string[];
    line(name: string): Line;
}

/**
 * Loads a project from texts.
 * @param main the file under test
 * @param others what it may import, by file name
 */
export async function project(main: string, others: Readonly<Record<string, string>> = {}): Promise<TestProject> {
    const program = await Program.create();
    for (const [name, text] of Object.entries(others)) await program.load(URI.parse(`file:///project/${name}`), text);
    const document = await program.load(URI.parse('file:///project/main.pline'), main);
    return {
        program,
        document,
        problems: (document.diagnostics ?? []).map(({ range, message }) => `${range.start.line + 1}:${range.start.character + 1} ${message}`),
        line: (name) => fileOf(document).declarations.filter(isLine).find((line) => line.name === name) ?? raise(`No line ${name}`),
    };
}

function raise(message: string): never {
    throw new Error(message);
}
