/** A task as the properties panel shows it: all that it can take, what it has, and where that comes from. */
import type { Condition, SourceLocation } from './graph.ts';

export interface TaskDetails {
    /** The code. */
    readonly name: string;
    readonly title?: string;
    readonly activity?: string;
    readonly activityTitle?: string;
    readonly activityDoc?: string;
    readonly group?: string;
    /** Those that the task could be in. */
    readonly groups: readonly { readonly name: string; readonly title: string }[];
    readonly rule: 'all' | 'any';
    readonly dependencies: readonly TaskDependency[];
    /** Tasks that this one could depend on without a cycle. */
    readonly candidates: readonly DependencyCandidate[];
    readonly properties: readonly PropertyDetails[];
}

export interface TaskDependency {
    readonly task: string;
    /** Where it is a task of another line. */
    readonly line?: string;
    readonly condition: Condition;
}

export interface DependencyCandidate {
    readonly task: string;
    readonly title: string;
    /** Where it is a task of another line. */
    readonly line?: string;
}

export interface PropertyDetails {
    readonly name: string;
    readonly type: PropertyShape;
    readonly required: boolean;
    /** Every task takes it, whatever its activity. */
    readonly common?: boolean;
    readonly doc?: string;
    /** What to use instead. */
    readonly deprecated?: string;
    /** Pline text, as the task itself has it. */
    readonly value?: string;
    /** Pline text: what counts in the end. */
    readonly effective?: string;
    /** Pline text: what `effective` comes to in the environment that was asked for, where it names config items. */
    readonly resolved?: string;
    /** Where `effective` comes from. */
    readonly origin?: 'task' | 'group' | 'activity' | 'default';
    readonly definedAt?: SourceLocation;
    /** What is wrong with it, in the language's own words. */
    readonly problems: readonly string[];
}

export type PropertyShape =
    | { readonly kind: 'text' | 'multiline' | 'path' | 'secret' | 'boolean' | 'duration' | 'json' }
    | { readonly kind: 'integer' | 'number'; readonly min?: number; readonly max?: number }
    | { readonly kind: 'choice'; readonly choices: readonly string[] }
    | { readonly kind: 'list' | 'map'; readonly of: PropertyShape }
    /** `names`: the connections, or lines, that fit. */
    | { readonly kind: 'connection' | 'line'; readonly names: readonly string[] };
