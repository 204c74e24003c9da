import { AstUtils, UriUtils, type URI } from 'langium';
import { isPropertyDeclaration, isSimpleType, isText, type Task, type Text } from '../generated/ast.ts';
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
 * The relative paths that a task itself states, without those that only a run knows: with placeholders in them or in the task's working directory.
 * @returns none for a file that lies in no folder
 */
export function pathsOf(task: Task, inheritance: Inheritance): NamedPath[] {
    const { uri } = AstUtils.getDocument(task);
    const stated = task.properties.flatMap(({ declaration, value }) => {
        if (!isText(value) || value.block || !value.closed || !isPath(declaration.items[0]?.ref)) return [];
        const path = literalText(value);
        return path !== undefined && isRelative(path) ? [{ name: declaration.$refText, text: value, path }] : [];
    });
    if (stated.length === 0 || uri.scheme !== 'file') return [];
    const directory = inheritance.written(task, 'working_directory')?.value;
    const written = directory === undefined ? '' : isText(directory) ? literalText(directory) : undefined;
    if (written === undefined) return [];
    const project = UriUtils.dirname(uri);
    return stated.map((each) => ({ ...each, uri: UriUtils.resolvePath(project, ...(each.name === 'working_directory' ? [] : [written]), each.path) }));
}

function isPath(declaration: unknown): boolean {
    return isPropertyDeclaration(declaration) && isSimpleType(declaration.type) && declaration.type.name === 'path';
}

/** Neither absolute, nor an address, nor a pattern. */
function isRelative(path: string): boolean {
    return path !== '' && !/^([/\\~]|[a-zA-Z][\w+.-]*:)|[*?[\]]/.test(path);
}

const CODE = /\.(py|ipynb|sql|sh|bash|ps1|bat|r|rmd|jl|scala|js|mjs|ts)$/i;

/** Whether a file is a script, a notebook or SQL: what people write and tasks run. */
export function isCode(path: string): boolean {
    return CODE.test(path);
}
