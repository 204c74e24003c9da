import { nearestName } from '../scoping/suggest.ts';
import type { PlineCoreServices } from '../services.ts';
import { DraftLine } from './draft-line.ts';
import { DraftTask } from './draft-task.ts';
import { gapWithout } from './gap.ts';
import { Pieces, type Replacement } from './pieces.ts';
import { Reading } from './reading.ts';
import { EditError, fail, Source, styleOf, type Style } from './source.ts';
import { Stretch } from './stretch.ts';

/**
 * A file under edits, each of which sees what those before it did. A task is read again on its own when it changes, so that an edit costs
 * what it touches, however large the file; only what lies outside of tasks makes the whole be read again.
 */
export class Draft {
    readonly style: Style;
    private readonly services: PlineCoreServices;
    private readonly pieces: Pieces;
    private reading: Reading;
    private source: Source;
    private lines: ReadonlyMap<string, DraftLine>;
    /** Tasks, also those deleted, in the order of the text, and what stands behind them: together the whole text. */
    private stretches: Stretch[];

    constructor(text: string, reading: Reading, services: PlineCoreServices) {
        this.style = styleOf(text);
        this.services = services;
        this.pieces = new Pieces(text);
        this.reading = reading;
        this.source = new Source(text, reading.file, this.style);
        [this.lines, this.stretches] = divided(this.source, services);
    }

    /** Its lines; of two with one name only the first. */
    get allLines(): Iterable<DraftLine> {
        return this.lines.values();
    }

    /** @throws EditError where there is none */
    line(name: string): DraftLine {
        return this.lines.get(name) ?? fail(`This file has no line "${name}".`, nearestName(name, this.lines.keys()));
    }

    findLine(name: string): DraftLine | undefined {
        return this.lines.get(name);
    }

    /** @throws EditError where there is none */
    task({ line: lineName, task: name }: { readonly line: string; readonly task: string }): DraftTask {
        const line = this.line(lineName);
        return line.find(name) ?? fail(`Line "${line.name}" has no task "${name}".`, nearestName(name, line.names.keys()));
    }

    /** The indentation of a line's tasks: that of one of them, or one step more than the line's own. */
    innerIndent(line: DraftLine, task: DraftTask | undefined = line.tasks.at(-1)): string {
        return task?.ownIndent ?? this.source.outerIndent(line.node) + this.style.indent;
    }

    /**
     * Adds a task behind another one of the line, spaced like what stands there.
     * @param declaration its text, without indentation on its first line
     * @param name its code, where the text is sure to be that of one task
     */
    insert(line: DraftLine, behind: DraftTask, declaration: string, name?: string): DraftTask {
        // A line with one task is taken for one whose tasks stand apart.
        const isSpaced = line.tasks[1]?.isApart ?? true;
        const indent = this.innerIndent(line, behind);
        const task = DraftTask.create(`${this.style.lineEnd.repeat(isSpaced ? 2 : 1)}${indent}${declaration}`, behind, name === undefined ? undefined : { name, indent });
        line.add(task, behind);
        this.stretches.splice(this.stretches.lastIndexOf(behind) + 1, 0, task);
        return task;
    }

    /** Deletes a task with its comments, and one of the gaps around it. */
    delete(task: DraftTask): void {
        this.line(task.line).remove(task);
        const { before, gap, after } = task.delete();
        const index = this.stretches.indexOf(task);
        const next = this.stretches.find((stretch, other) => other > index && hasContent(stretch));
        const previous = before === '' ? this.stretches.findLast((stretch, other) => other < index && hasContent(stretch)) : undefined;
        if (next && after === '') next.setGap(gapWithout(previous?.text ?? before, gap, next.text));
    }

    /** Changes what does not lie in a task alone, in the whole text as it is now. @throws EditError where it could not be read then */
    change(changes: (source: Source) => readonly Replacement[]): void {
        this.settle();
        const { errors } = this.reading;
        this.pieces.apply(changes(this.source));
        this.read();
        if (this.reading.errors > errors) throw new EditError('The edit would leave a text that cannot be read.');
    }

    /** What has changed since the beginning, by the offsets of the original text, in order, without overlap. */
    changes(): Replacement[] {
        this.gather();
        return this.pieces.changes();
    }

    private settle(): void {
        if (this.gather()) this.read();
    }

    /** @returns whether tasks have changed since the whole was read */
    private gather(): boolean {
        const replacements = this.stretches.flatMap((stretch) => stretch.replacements);
        this.pieces.apply(replacements);
        return replacements.length > 0;
    }

    private read(): void {
        const { text } = this.pieces;
        this.reading = Reading.of(text, this.services);
        this.source = new Source(text, this.reading.file, this.style);
        [this.lines, this.stretches] = divided(this.source, this.services);
    }
}

/** Whether anything is left of a stretch. */
function hasContent({ text }: Stretch): boolean {
    return text.trim() !== '';
}

/** The lines of a text, and the stretches that it consists of. */
function divided(source: Source, services: PlineCoreServices): [ReadonlyMap<string, DraftLine>, Stretch[]] {
    const lines = new Map<string, DraftLine>();
    const stretches: Stretch[] = [];
    let at = 0;
    for (const node of source.lines) {
        const line = new DraftLine(node);
        if (node.name && !lines.has(node.name)) lines.set(node.name, line);
        for (const taskNode of node.tasks) {
            const task = DraftTask.read(source, taskNode, at, services);
            at = task.end;
            stretches.push(task);
            line.add(task);
        }
    }
    return [lines, [...stretches, new Stretch(source.text, at, source.text.length)]];
}
