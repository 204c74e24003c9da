/** Finding one's way in a document's lines and tasks. Pure: no vscode. */
import type { LineOutline, LineRef } from '../protocol/lsp.ts';

export type TaskOutline = LineOutline['tasks'][number];

export interface TaskRef extends LineRef {
    readonly task: string;
}

interface Block { readonly startLine: number; readonly endLine: number }

/** @param row a zero-based line of the text */
export function blockAt<T extends Block>(blocks: readonly T[], row: number): T | undefined {
    return blocks.find(({ startLine, endLine }) => startLine <= row && row <= endLine);
}

/** One text for each line of each file, to keep things by. */
export function lineKey({ uri, line }: LineRef): string {
    return `${line}@${uri}`;
}

/** Whether a command's argument names a line: what a code lens and the graph panel give. */
export function isLineRef(argument: unknown): argument is LineRef {
    return typeof argument === 'object' && argument !== null
        && 'uri' in argument && typeof argument.uri === 'string'
        && 'line' in argument && typeof argument.line === 'string';
}

/** A run of a line. */
export interface LineRunRef extends LineRef {
    readonly run: string;
}

export function isRunRef(argument: unknown): argument is LineRunRef {
    return isLineRef(argument) && 'run' in argument && typeof argument.run === 'string';
}

export function isTaskRef(argument: unknown): argument is TaskRef {
    return isLineRef(argument) && 'task' in argument && typeof argument.task === 'string';
}

/** @returns what is wrong with a new name, for the person who types it */
export function nameProblem(name: string, taken: readonly string[], what: 'line' | 'task'): string | undefined {
    if (name === '') return `Type the ${what}'s name.`;
    if (!/^[_a-zA-Z]\w*$/.test(name)) return 'A name has letters, digits and underscores, and does not start with a digit.';
    if (taken.includes(name)) return `There is a ${what} named ${name} already.`;
    return undefined;
}

/** Whether a command's argument names several tasks of a line. */
export function isTasksRef(argument: unknown): argument is LineRef & { readonly tasks: readonly string[] } {
    return isLineRef(argument) && 'tasks' in argument && Array.isArray(argument.tasks) && argument.tasks.every((task) => typeof task === 'string');
}
