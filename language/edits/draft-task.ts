import { AstUtils, CstUtils } from 'langium';
import { isLine, isPlaceholder, type Task } from '../generated/ast.ts';
import type { PlineCoreServices } from '../services.ts';
import { dependenciesOf, type Dependency } from './dependency.ts';
import type { Replacement } from './pieces.ts';
import { endOfTextLine } from './place.ts';
import { Reading } from './reading.ts';
import { EditError, Source, type Style } from './source.ts';
import { spanWithComments } from './span.ts';
import { Stretch } from './stretch.ts';

/** A task's own text as a source, to make changes in. */
export interface OpenTask {
    readonly source: Source;
    readonly task: Task;
}

interface Opened extends OpenTask {
    /** How much farther on an offset lies in the source than in the stretch. */
    readonly shift: number;
    readonly errors: number;
}

/** What is known of a new task without reading it. */
export interface KnownTask {
    readonly name: string;
    /** That of its first line of text, where it stands alone. */
    readonly indent: string;
}

/** What stood in a stretch besides the task that was deleted. */
export interface Remains {
    /** What belongs to no task: up to the gap, which is white space. */
    readonly before: string;
    readonly gap: string;
    readonly after: string;
}

/** A task under edits, with what stands between it and the task before. It is read again on its own when it changes. */
export class DraftTask extends Stretch {
    /** The name of its line. */
    readonly line: string;
    private readonly services: PlineCoreServices;
    private readonly style: Style;
    /** As it was last read, for looking into; its offsets mean nothing. */
    private node: Task | undefined;
    /** The indentation of the line of text that it began on when the whole was read. */
    private readonly indent: string;
    /** Up to here stands what belongs to no task: such as the file's other declarations, or the line's params. */
    private head: number;
    private opened: Opened | undefined;
    private waits: readonly Dependency[] | undefined;
    private read: ReadonlySet<string> | undefined;
    private known: KnownTask | undefined;
    isDeleted = false;

    private constructor(text: string, range: { readonly start: number; readonly end: number }, more: Pick<DraftTask, 'line'> & { services: PlineCoreServices; style: Style; node?: Task; indent: string; head: number }) {
        super(text, range.start, range.end);
        this.line = more.line;
        this.services = more.services;
        this.style = more.style;
        this.node = more.node;
        this.indent = more.indent;
        this.head = more.head;
    }

    /** @param start where the stretch of the task before it ends */
    static read(source: Source, node: Task, start: number, services: PlineCoreServices): DraftTask {
        const cst = node.$cstNode!;
        const end = endOfTextLine(source.text, cst.end);
        const before = CstUtils.getPreviousNode(cst, false)?.end ?? 0;
        return new DraftTask(source.text, { start, end }, { line: node.$container.name, services, style: source, node, indent: source.lineIndent(node), head: Math.max(0, before - start) });
    }

    /**
     * A task that is new, behind another one.
     * @param known what its text is sure to say, which then need not be read
     * @throws EditError where its text is not that of one task
     */
    static create(text: string, behind: DraftTask, known?: KnownTask): DraftTask {
        const { line, services, style, end } = behind;
        const task = new DraftTask('', { start: end, end }, { line, services, style, indent: '', head: 0 });
        task.pieces.apply([{ start: 0, end: 0, text }]);
        task.known = known;
        if (known === undefined && task.open().errors > 0) throw unreadable();
        return task;
    }

    get name(): string {
        return this.known?.name ?? this.task.name;
    }

    /** For looking into. */
    get task(): Task {
        return this.node ??= this.open().task;
    }

    /** What it waits for. */
    get dependencies(): readonly Dependency[] {
        return this.waits ??= dependenciesOf(this.task, this.line);
    }

    /** The codes of the tasks whose outputs its texts read. */
    get reads(): ReadonlySet<string> {
        return this.read ??= new Set(AstUtils.streamAst(this.task).flatMap((node) => isPlaceholder(node) && node.member !== undefined ? [node.target.$refText] : []));
    }

    /** Its indentation, where it begins a line of text. */
    get ownIndent(): string | undefined {
        if (this.known) return this.known.indent;
        const { source, task } = this.open();
        return source.indentAt(task.$cstNode!.offset);
    }

    /** Whether an empty line of text stands between it and the task before. */
    get isApart(): boolean {
        return /\n[ \t]*\r?\n/.test(this.text.slice(0, this.offsetOf(this.open().task.$cstNode!.offset)));
    }

    open(): Opened {
        return this.opened ??= this.parse();
    }

    /** Changes its text, by the offsets of the source that it is opened as. @throws EditError where the text could not be read then */
    change(replacements: readonly Replacement[]): void {
        if (replacements.length === 0) return;
        const { errors } = this.open();
        this.pieces.apply(replacements.map(({ start, end, text }) => ({ start: this.offsetOf(start), end: this.offsetOf(end), text })));
        this.forget();
        if (this.open().errors > errors) throw unreadable();
    }

    /** Takes it and its comments out of its stretch, with the gap before it. */
    delete(): Remains {
        const { source, task } = this.open();
        const span = spanWithComments(source, task);
        const { text } = this;
        const before = text.slice(0, this.offsetOf(span.start)).trimEnd();
        const gap = text.slice(before.length, this.offsetOf(span.start));
        const after = text.slice(this.offsetOf(span.end));
        // A remark that is left on the line of text needs the gap.
        const start = before.length + (after === '' ? 0 : gap.length);
        this.pieces.apply([{ start, end: this.offsetOf(span.end), text: '' }]);
        this.isDeleted = true;
        return { before, gap, after };
    }

    override setGap(gap: string): void {
        const before = this.gap.length;
        super.setGap(gap);
        if (this.head > 0) this.head += gap.length - before;
        this.forget();
    }

    /** What is known of it, as its text is another one. */
    private forget(): void {
        this.known = undefined;
        this.opened = undefined;
        this.node = undefined;
        this.waits = undefined;
        this.read = undefined;
    }

    private offsetOf(offset: number): number {
        return offset - this.open().shift;
    }

    private parse(): Opened {
        const prefix = `${this.indent}line _ {`;
        const text = `${prefix}${this.text.slice(this.head)}${this.style.lineEnd}}`;
        const reading = Reading.of(text, this.services);
        const { declarations: [line, ...others] } = reading.file;
        const [task, ...more] = isLine(line) ? line.tasks : [];
        if (!task?.name || more.length + others.length > 0) throw this.replacements.length > 0 ? unreadable() : new EditError(`Task "${this.node?.name ?? ''}" cannot be read as it stands. Mend its syntax errors first.`);
        return { source: new Source(text, reading.file, this.style), task, shift: prefix.length - this.head, errors: reading.errors };
    }
}

function unreadable(): EditError {
    return new EditError('The edit would leave a text that cannot be read. Check the values: a text stands in quotes.');
}
