/**
 * The resolved model: the one plain-JSON description of a line that graph, runner and exporters share.
 * It holds no secret and no syntax tree; nobody downstream of it reads the text again.
 */

export type Condition = 'success' | 'failure' | 'complete';
export type RuleMode = 'all' | 'any';

/** Where an effective property comes from: the task (T), its group (G), its activity's `defaults` (A), or the declaration's default. */
export type Origin = 'task' | 'group' | 'activity' | 'default';

/** Zero-based, as in the language server protocol. */
export interface SourceRange {
    readonly uri: string;
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
}

/** What a `<<…>>` stands for; the runner puts the value in when the task starts. */
export type PlaceholderTarget =
    | { readonly kind: 'config'; readonly name: string }
    | { readonly kind: 'param'; readonly name: string }
    | { readonly kind: 'output'; readonly task: string; readonly output: string }
    | { readonly kind: 'run'; readonly field: string };

/** A value as written, before the run puts configs, params, outputs and the environment in. */
export type Value =
    | { readonly kind: 'text'; readonly parts: readonly TextPart[] }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'duration'; readonly milliseconds: number }
    | { readonly kind: 'list'; readonly items: readonly Value[] }
    | { readonly kind: 'map'; readonly entries: Readonly<Record<string, Value>> }
    /** `env("NAME")`: read from the environment when the line runs, as a value of the type that is asked for, where that is no text. */
    | { readonly kind: 'env'; readonly name: string; readonly type?: string }
    /** `secret("NAME")`: the same, and masked wherever it would show. */
    | { readonly kind: 'secret'; readonly name: string }
    | { readonly kind: 'connection'; readonly name: string }
    /** Another line, such as one that a task runs; `uri` is the file that declares it. */
    | { readonly kind: 'line'; readonly name: string; readonly uri: string }
    /** A bare name of a config item or a param: its value, with its type; a text that comes from the environment is read as `type`. */
    | { readonly kind: 'reference'; readonly target: PlaceholderTarget; readonly type?: string };

/** In a user activity's `runs`, a whole value may stand inside a text: `"--jar=<<jar>>"`. */
export type TextPart = string | { readonly placeholder: PlaceholderTarget } | { readonly value: Value };

export interface ResolvedProperty {
    readonly value: Value;
    readonly origin: Origin;
    /** Where the effective value is written. */
    readonly range: SourceRange;
}

export interface ResolvedDependency {
    /** Set where the task is one of another line: an external dependency. */
    readonly line?: string;
    /** The file of that other line, where it is another one. */
    readonly uri?: string;
    readonly task: string;
    readonly condition: Condition;
    readonly range: SourceRange;
}

export interface ResolvedTask {
    /** The code: an identifier, unique in the line. */
    readonly name: string;
    readonly title?: string;
    readonly description?: string;
    /** The activity as written after `uses`; undefined while the task is half typed. */
    readonly activity?: string;
    readonly activityTitle?: string;
    /** A name of VS Code's icon font. */
    readonly icon?: string;
    readonly group?: string;
    readonly enabled: boolean;
    readonly rule: RuleMode;
    readonly dependencies: readonly ResolvedDependency[];
    /** Every effective property that is set or has a default: the activity's own and those that every task takes. */
    readonly properties: Readonly<Record<string, ResolvedProperty>>;
    /** The built-in activity that does the work in the end: the key of the runner's code. */
    readonly builtin?: string;
    /** What that built-in activity gets: `properties` for an activity of the library, what `runs` makes of them for a user's own. */
    readonly inputs: Readonly<Record<string, Value>>;
    /** The whole declaration. */
    readonly range: SourceRange;
    /** Its code. */
    readonly nameRange: SourceRange;
}

export interface ResolvedConnection {
    readonly name: string;
    /** `duckdb`, `postgres`, … */
    readonly connector: string;
    /** With the connector's defaults put in. */
    readonly properties: Readonly<Record<string, Value>>;
    readonly range: SourceRange;
}

export interface ResolvedConfig {
    readonly name: string;
    /** For every environment; otherwise `environments` has the values. */
    readonly value?: Value;
    readonly environments: Readonly<Record<string, Value>>;
}

export interface ResolvedParam {
    readonly name: string;
    /** `string`, `integer`, …, as written. */
    readonly type: string;
    readonly default?: Value;
    readonly description?: string;
}

export interface ResolvedGroup {
    readonly name: string;
    readonly title?: string;
    readonly description?: string;
}

export interface ResolvedLine {
    readonly format: 1;
    readonly name: string;
    readonly title?: string;
    readonly description?: string;
    /** The file that declares the line; its folder is the working directory of the tasks, and relative paths start there. */
    readonly uri: string;
    readonly range: SourceRange;
    readonly nameRange: SourceRange;
    readonly schedules: readonly { readonly cron: string; readonly timezone?: string }[];
    /** Those of the file and of all that it imports, in the order of declaration; the first is the default of a run. Empty: there is only one, unnamed. */
    readonly environments: readonly string[];
    readonly params: readonly ResolvedParam[];
    /** Those that a task of this line is in. */
    readonly groups: readonly ResolvedGroup[];
    /** What the line comes to, directly or through other config items, connections and activities. */
    readonly configs: Readonly<Record<string, ResolvedConfig>>;
    readonly connections: Readonly<Record<string, ResolvedConnection>>;
    readonly tasks: readonly ResolvedTask[];
    readonly properties: Readonly<Record<string, ResolvedProperty>>;
}
