import type { Condition, Point } from '../../protocol/graph.ts';
import type { NewDependency } from '../../protocol/edit.ts';

/** What a person is in the middle of; one thing at a time. Places are in pixels of the window. */
export type Gesture =
    /** Looks for the task that is to wait for `source`. `drag`: while a button is held; `pick`: by a click, or by keyboard. */
    | { readonly kind: 'connect'; readonly source: string; readonly condition: Condition; readonly way: 'drag' | 'pick'; readonly target?: string }
    | { readonly kind: 'create'; readonly at: Point; readonly after?: NewDependency }
    /** On a task, on all tasks that are marked (it is one of them), or on the canvas. */
    | { readonly kind: 'menu'; readonly at: Point; readonly task?: string }
    | { readonly kind: 'edge'; readonly at: Point; readonly edge: string }
    /** Asks before tasks go that others wait for. */
    | { readonly kind: 'delete'; readonly at: Point; readonly tasks: readonly string[] }
    /** Chooses a group for tasks. */
    | { readonly kind: 'move'; readonly at: Point; readonly tasks: readonly string[] }
    /** Asks for the name of a new group for tasks. */
    | { readonly kind: 'group'; readonly at: Point; readonly tasks: readonly string[] }
    | { readonly kind: 'rename'; readonly task: string }
    | { readonly kind: 'title' }
    /** Reads what keys do. */
    | { readonly kind: 'keys'; readonly at: Point };

export type Connecting = Extract<Gesture, { kind: 'connect' }>;

/** An edit that the host has not answered, or whose graph has not come. */
export interface Pending {
    readonly id: number;
    /** Of the graph that it was made of. */
    readonly version: number;
    /** The tasks that it changes. */
    readonly tasks: readonly string[];
    /** Where to say why it was refused. */
    readonly at?: Point;
    /** The task that gets the keyboard then, instead of the one that was made. */
    readonly focus?: string;
    /** The dependency that is being made: its line stays until the graph has it. */
    readonly dependency?: Connecting;
    /** The form that it was made in: it stays open until the answer. */
    readonly form?: Gesture;
    /** What a screen reader hears then. */
    readonly done: string;
    readonly isAnswered: boolean;
    readonly isDrawn: boolean;
}

/** Why something was not done. */
export interface Refusal {
    readonly message: string;
    /** Near the place where it was tried. */
    readonly at?: Point;
}
