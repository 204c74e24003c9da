import { AstUtils, UriUtils, type URI } from 'langium';
import { isSimpleType, isText, type PropertyDeclaration, type Task, type Text } from '../generated/ast.ts';
import type { Inheritance } from './effective.ts';
import { literalText } from './text.ts';

/** A file or folder that a task names, beside the line's project folder. */
export interface NamedPath {
    /** The property. */
    readonly name: string;
    readonly text: Text;
    /** As written. */
    readonly path: string;
    readonly uri: URI;
}

/**
 * The relative paths that hold for a task, its own and those it inherits, without those that only a run knows: with placeholders in them or in the task's working directory.
 * @returns none for a file that lies in no folder
 */
export function pathsOf(task: Task, inheritance: Inheritance): NamedPath[] {
    const { uri } = AstUtils.getDocument(task);
    if (uri.scheme !== 'file') return [];
    const written = pathNames(inheritance.declarations(task)).flatMap((name) => {
        const text = inheritance.written(task, name)?.value;
        const path = isText(text) && !text.block && text.closed ? literalText(text) : undefined;
        return isText(text) && path !== undefined && isRelative(path) ? [{ name, text, path }] : [];
    });
    const directory = written.length > 0 ? directoryOf(task, inheritance) : undefined;
    if (directory === undefined) return [];
    const project = UriUtils.dirname(uri);
    return written.map((each) => ({ ...each, uri: UriUtils.resolvePath(project, ...(each.name === DIRECTORY ? [] : [directory]), each.path) }));
}

const DIRECTORY = 'working_directory';

/** @returns the task's working directory as written; undefined where only a run knows it */
function directoryOf(task: Task, inheritance: Inheritance): string | undefined {
    const value = inheritance.written(task, DIRECTORY)?.value;
    if (value === undefined) return '';
    return isText(value) ? literalText(value) : undefined;
}

const known = new WeakMap<readonly PropertyDeclaration[], readonly string[]>();

/** The properties that are paths, found once for all tasks of an activity. */
function pathNames(declarations: readonly PropertyDeclaration[]): readonly string[] {
    let names = known.get(declarations);
    if (!names) known.set(declarations, names = [...new Set(declarations.filter(isPath).map(({ name }) => name))]);
    return names;
}

function isPath({ type }: PropertyDeclaration): boolean {
    return isSimpleType(type) && type.name === 'path';
}

/** Neither absolute, nor an address, nor a pattern. */
function isRelative(path: string): boolean {
    return path !== '' && !/^([/\\~]|[a-zA-Z][\w+.-]*:)|[*?[\]]/.test(path);
}

const EXTENSION = String.raw`\.(?:py|ipynb|sql|sh|bash|ps1|bat|r|rmd|jl|scala|js|mjs|ts)`;
const CODE = new RegExp(`${EXTENSION}$`, 'i');
const CODE_NAME = new RegExp(`[\\w.-]*${EXTENSION}\\b`, 'gi');

/** Whether a file is a script, a notebook or SQL: what people write and tasks run. */
export function isCode(path: string): boolean {
    return CODE.test(path);
}

/** The names, without their folders, of the scripts, notebooks and SQL files that a text names: as a path, in a command, in code. */
export function codeNamesIn(text: string): string[] {
    return text.match(CODE_NAME) ?? [];
}
