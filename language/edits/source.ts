import type { AstNode } from 'langium';
import { isLine, type Line, type PlineFile, type Task } from '../generated/ast.ts';
import { tasksOf } from '../scoping/members.ts';
import { nearestName } from '../scoping/suggest.ts';

/** An edit that cannot be made, with what to do about it. */
export class EditError extends Error {
    override readonly name = 'EditError';
    /** Which of the edits that were made together, from 0. */
    edit?: number;
}

/** How a file is laid out. */
export interface Style {
    /** `\n` or `\r\n`, as the text has it. */
    readonly lineEnd: string;
    /** One step of indentation, as the text has it. */
    readonly indent: string;
}

export function styleOf(text: string): Style {
    return { lineEnd: text.includes('\r\n') ? '\r\n' : '\n', indent: /^([ \t]+)[^\s*]/m.exec(text)?.[1] ?? '  ' };
}

/** The text that an edit works on, with its syntax tree; names need no linking for that. */
export class Source implements Style {
    readonly text: string;
    readonly file: PlineFile;
    readonly lineEnd: string;
    readonly indent: string;

    /** @param style where the text is a part of a file: the file's */
    constructor(text: string, file: PlineFile, style: Style = styleOf(text)) {
        this.text = text;
        this.file = file;
        this.lineEnd = style.lineEnd;
        this.indent = style.indent;
    }

    get lines(): Line[] {
        return this.file.declarations.filter(isLine);
    }

    line(name: string): Line {
        const line = this.lines.find((candidate) => candidate.name === name);
        return line ?? fail(`This file has no line "${name}".`, nearestName(name, this.lines.map((candidate) => candidate.name)));
    }

    task(line: Line, name: string): Task {
        const tasks = tasksOf(line);
        return tasks.get(name)?.[0] ?? fail(`Line "${line.name}" has no task "${name}".`, nearestName(name, tasks.keys()));
    }

    /** The indentation of a declaration at the top of the file. */
    outerIndent(line: Line): string {
        return this.indentAt(line.$cstNode!.offset) ?? '';
    }

    /** The indentation of the line of text that a node starts on. */
    lineIndent(node: AstNode): string {
        return /^[ \t]*/.exec(this.text.slice(this.lineStart(node.$cstNode!.offset)))![0];
    }

    /** Where the line of text begins that an offset lies on. */
    lineStart(offset: number): number {
        return this.text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** The indentation of what stands in a line: that of one of its tasks, or one step more than the line's own. */
    innerIndent(line: Line, task: Task | undefined = line.tasks.at(-1)): string {
        return (task && this.indentAt(task.$cstNode!.offset)) ?? this.outerIndent(line) + this.indent;
    }

    /** The white space in front of an offset, if nothing else stands between it and the start of its line of text. */
    indentAt(offset: number): string | undefined {
        const before = this.text.slice(this.lineStart(offset), offset);
        return before.trim() === '' ? before : undefined;
    }
}

/** @throws EditError */
export function fail(message: string, nearest: string | undefined): never {
    throw new EditError(nearest ? `${message} Did you mean "${nearest}"?` : message);
}

/** @throws EditError where the name is no identifier */
export function checkName(name: string): string {
    if (!/^(?!(?:true|false)$)[_a-zA-Z]\w*$/.test(name)) throw new EditError(`"${name}" cannot be a code: use letters, digits and _, and begin with a letter or _.`);
    return name;
}

/** @returns the name, with the lowest number behind it that makes it unique */
export function uniqueName(wish: string, taken: ReadonlyMap<string, unknown>): string {
    if (!taken.has(wish)) return wish;
    let number = 2;
    while (taken.has(`${wish}${number}`)) number++;
    return `${wish}${number}`;
}

/** @throws EditError where the name is no activity's, which may have dots */
export function checkActivity(name: string): string {
    if (!/^[_a-zA-Z]\w*(\.[_a-zA-Z]\w*)*$/.test(name)) throw new EditError(`"${name}" cannot be an activity's name.`);
    return name;
}
