/** A line as a picture: what the server sends to the panel, and what `pline graph` draws. */

export type Condition = 'success' | 'failure' | 'complete';

export interface SourcePosition { readonly line: number; readonly character: number }
export interface SourceLocation { readonly uri: string; readonly start: SourcePosition; readonly end: SourcePosition }

export interface Problem {
    readonly severity: 'error' | 'warning' | 'information';
    readonly message: string;
    readonly location: SourceLocation;
}

export interface GraphNode {
    /** A task's code; an external task's `line.task`. */
    readonly id: string;
    readonly title: string;
    /** The code, as written. */
    readonly name: string;
    readonly activity?: string;
    readonly icon?: string;
    readonly group?: string;
    readonly enabled: boolean;
    readonly rule: 'all' | 'any';
    /** A task of another line. */
    readonly external: boolean;
    /** That other line. */
    readonly line?: { readonly name: string; readonly uri: string };
    /** A whole group as one card: the codes of its tasks. `name` is the group's. */
    readonly members?: readonly string[];
    /** The task's `tags`. */
    readonly tags?: readonly string[];
    readonly location: SourceLocation;
    readonly problems: readonly Problem[];
    /** Top left corner and size, in CSS pixels at zoom 1. */
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

export interface Point { readonly x: number; readonly y: number }

export interface GraphEdge {
    /** `source->target:condition` */
    readonly id: string;
    readonly source: string;
    readonly target: string;
    readonly condition: Condition;
    /** How many dependencies it stands for, where a collapsed group makes them one. */
    readonly count?: number;
    /** From the right side of the source to the left side of the target, with the bends between. */
    readonly points: readonly Point[];
    /** The same as SVG path data, with rounded corners: what is drawn. */
    readonly path: string;
}

/** How much of a line is shown. */
export interface GraphView {
    /** Tasks of other lines, too: those that tasks here wait for, and those that wait for tasks here. */
    readonly external: boolean;
    /** Only this task and those that are at most so many dependencies away. */
    readonly focus?: { readonly task: string; readonly depth: number };
    /** Groups that are shown as one card each. */
    readonly collapsed: readonly string[];
    /** Everything that was asked for, however large; otherwise a line that is too large to work with is reduced to an overview. */
    readonly whole?: boolean;
}

/** What a graph shows of its line. */
export interface ShownView extends GraphView {
    readonly asked: GraphView;
    /** How many tasks the line has. */
    readonly tasks: number;
    /** It would have been too large: less is shown than was asked for. */
    readonly reduced: boolean;
}

export interface LineGraph {
    readonly uri: string;
    readonly line: string;
    readonly title: string;
    readonly location: SourceLocation;
    readonly nodes: readonly GraphNode[];
    readonly edges: readonly GraphEdge[];
    readonly groups: readonly { readonly name: string; readonly title: string }[];
    /** The environments that a run can be for; the first is the default. */
    readonly environments?: readonly string[];
    /** Absent where nobody asked for a part: all of the line is shown. */
    readonly view?: ShownView;
    readonly width: number;
    readonly height: number;
}
