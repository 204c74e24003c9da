/** Everything that changes a line without typing. A task is named by its code, a value is Pline text (`"x"`, `5`, `crm`). */
import type { Condition } from './graph.ts';

export interface NewProperty { readonly name: string; readonly value: string }
/** `task` or, for a task of another line, `line.task`. */
export interface NewDependency { readonly task: string; readonly condition: Condition }

/** Adds an empty line at the end of the file. */
export interface AddLine { readonly kind: 'addLine'; readonly name: string; readonly title?: string }

/** Adds an empty group in front of the first line of the file. */
export interface AddGroup { readonly kind: 'addGroup'; readonly name: string; readonly title?: string }

export interface AddTask {
    readonly kind: 'addTask';
    readonly line: string;
    /** A wish: where the line has such a task, a number is added. */
    readonly name: string;
    readonly activity: string;
    readonly title?: string;
    readonly group?: string;
    readonly dependencies?: readonly NewDependency[];
    readonly properties?: readonly NewProperty[];
    /** The task that the new one stands behind in the text; the last one where it is absent. */
    readonly behind?: string;
}

/** What an edit of one task names. */
interface OfTask {
    readonly line: string;
    readonly task: string;
}

/** Copies a task, with its properties and upstream dependencies, to behind the original. */
export interface CloneTask extends OfTask { readonly kind: 'cloneTask'; readonly name?: string }

/** What a copy has instead of what the original has: in codes, titles and values, also where the first letter or all are capitals. */
export interface TextReplacement { readonly from: string; readonly to: string }

/** Copies several tasks to behind the last of them. Where they wait for each other or read each other's outputs, so do the copies. */
export interface CloneTasks { readonly kind: 'cloneTasks'; readonly line: string; readonly tasks: readonly string[]; readonly replacements?: readonly TextReplacement[] }

/** Copies a line with all that is in it, to behind the original. */
export interface CloneLine { readonly kind: 'cloneLine'; readonly line: string; readonly name?: string; readonly replacements?: readonly TextReplacement[] }

/** Gives a task another code, everywhere where it is named. Refused where the line has such a task. */
export interface RenameTask extends OfTask { readonly kind: 'renameTask'; readonly name: string }

/** Deletes a task. What waited for it does no longer; a rule that is then left without a dependency goes too. */
export interface DeleteTask extends OfTask { readonly kind: 'deleteTask' }

/** Lets a task wait for another one. Refused where it does already, on that condition, and where the tasks would wait for each other. */
export interface Connect extends OfTask {
    readonly kind: 'connect';
    /** `task` or, for a task of another line, `line.task`. */
    readonly upstream: string;
    readonly condition: Condition;
}

/** Lets a task no longer wait for another one on a condition. */
export interface Disconnect extends OfTask { readonly kind: 'disconnect'; readonly upstream: string; readonly condition: Condition }

/** Lets a task wait for another one on another condition. */
export interface ChangeCondition extends OfTask { readonly kind: 'changeCondition'; readonly upstream: string; readonly from: Condition; readonly to: Condition }

/** Says how a task's dependencies are combined; `all`, the default, needs no words. */
export interface SetRule extends OfTask { readonly kind: 'setRule'; readonly rule: 'all' | 'any' }

/** Sets a property of a task itself, or exchanges its value. */
export interface SetProperty extends OfTask { readonly kind: 'setProperty'; readonly property: string; readonly value: string }

/** Takes a property out of a task: what it inherits counts again. */
export interface UnsetProperty extends OfTask { readonly kind: 'unsetProperty'; readonly property: string }

/** Sets what all tasks of a group of this file share, or exchanges its value. */
export interface SetGroupProperty { readonly kind: 'setGroupProperty'; readonly group: string; readonly property: string; readonly value: string }

/** Sets what all tasks of an activity share, in the file's `defaults` of it, or exchanges its value. */
export interface SetDefault { readonly kind: 'setDefault'; readonly activity: string; readonly property: string; readonly value: string }

/** Puts a task into a group, or out of the one that it is in. */
export interface MoveToGroup extends OfTask { readonly kind: 'moveToGroup'; readonly group?: string }

/** Gives a task, or without one the line itself, another title, or none. */
export interface SetTitle { readonly kind: 'setTitle'; readonly line: string; readonly task?: string; readonly title?: string }

/** Lets a task use another activity. Properties that the new one does not have stay, and are reported. */
export interface SetActivity extends OfTask { readonly kind: 'setActivity'; readonly activity: string }

export type Edit =
    | AddLine | AddGroup | AddTask | CloneTask | CloneTasks | CloneLine | RenameTask | DeleteTask | Connect | Disconnect | ChangeCondition | SetRule
    | SetProperty | UnsetProperty | SetGroupProperty | SetDefault | MoveToGroup | SetTitle | SetActivity;
