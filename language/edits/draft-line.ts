import type { Line } from '../generated/ast.ts';
import { getOrCreate } from '../scoping/visible.ts';
import type { DraftTask } from './draft-task.ts';

/** A line under edits, with the tasks that it has now. */
export class DraftLine {
    /** As it was when the text was last read whole. */
    readonly node: Line;
    readonly tasks: DraftTask[] = [];
    private readonly byName = new Map<string, DraftTask[]>();

    constructor(node: Line) {
        this.node = node;
    }

    get name(): string {
        return this.node.name;
    }

    /** The codes that are taken, each with its tasks; more than one is an error that a check reports. */
    get names(): ReadonlyMap<string, readonly DraftTask[]> {
        return this.byName;
    }

    /** The first task of a code. */
    find(name: string): DraftTask | undefined {
        return this.byName.get(name)?.[0];
    }

    /** @param behind the task that it stands behind; the last one where it is absent */
    add(task: DraftTask, behind?: DraftTask): void {
        const index = behind === undefined ? this.tasks.length : this.tasks.lastIndexOf(behind) + 1;
        this.tasks.splice(index, 0, task);
        const { name } = task;
        if (name) getOrCreate(this.byName, name, () => []).push(task);
    }

    remove(task: DraftTask): void {
        this.tasks.splice(this.tasks.indexOf(task), 1);
        const { name } = task.task;
        const left = (this.byName.get(name) ?? []).filter((other) => other !== task);
        if (left.length > 0) this.byName.set(name, left);
        else this.byName.delete(name);
    }
}
