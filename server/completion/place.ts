/** What the text says of the place where completion was asked for. Names are as written: whether they mean something is found out later. */

/** Where a block of properties stands, and what it says so far, before and after the cursor. */
export interface Block {
    readonly kind: 'task' | 'connection' | 'defaults' | 'group' | 'runs' | 'line' | 'activity' | 'every';
    /** The line around a task. */
    readonly around?: Block;
    /** Its own name, where it has one. */
    name?: string;
    /** The activity of a task, `defaults` or `runs`, the connector of a connection. */
    uses?: string;
    /** A task's group. */
    group?: string;
    /** The activity that a `runs` stands in. */
    readonly owner?: string;
    /** Names of the properties that it sets. */
    readonly properties: Set<string>;
    /** `task` or `line.task`, as written after `after`. */
    readonly upstreams: string[];
    hasRule: boolean;
    /** The tasks of a line, as far as they were read. */
    readonly tasks: Block[];
}

/** Where a value stands: of which property, and how deep in it. */
export interface ValuePlace {
    readonly block: Block | undefined;
    /** The property, or undefined for a config item's value. */
    readonly property: string | undefined;
    /** The lists and maps around the cursor, from the outside in. */
    readonly nesting: readonly ('list' | 'map')[];
    /** The type that a param or a declared property states itself, as written. */
    readonly type?: string;
}

export type Place =
    | { readonly kind: 'declaration' }
    /** `quoted`: between quotes already. */
    | { readonly kind: 'import'; readonly quoted: boolean }
    | { readonly kind: 'connector' }
    /** `start`: where the dotted name begins that is being written. */
    | { readonly kind: 'activity'; readonly block: Block; readonly start: number | undefined }
    | { readonly kind: 'group' }
    | { readonly kind: 'header'; readonly block: Block }
    | { readonly kind: 'statement'; readonly block: Block; /** After a complete `after x`, which may go on with `on`. */ readonly condition: boolean }
    /** `line`: what stands before the dot. */
    | { readonly kind: 'upstream'; readonly block: Block; readonly line?: string }
    | { readonly kind: 'condition' }
    | { readonly kind: 'if' }
    | { readonly kind: 'mode' }
    | { readonly kind: 'value'; readonly value: ValuePlace }
    /** In a text; `start` is the offset behind its opening quote. */
    | { readonly kind: 'text'; readonly value: ValuePlace; readonly start: number }
    | { readonly kind: 'environment'; readonly set: ReadonlySet<string> }
    | { readonly kind: 'type' }
    | { readonly kind: 'afterType' }
    | { readonly kind: 'requirement'; readonly block: Block }
    | { readonly kind: 'cron'; readonly quoted: boolean }
    | { readonly kind: 'timezone'; readonly quoted: boolean }
    | { readonly kind: 'afterCron'; readonly block: Block }
    /** Where only the writer knows what comes: a new name, a title, a key. */
    | { readonly kind: 'free' };

export function newBlock(kind: Block['kind'], known: Partial<Pick<Block, 'around' | 'name' | 'uses' | 'owner'>> = {}): Block {
    return { kind, ...known, properties: new Set(), upstreams: [], hasRule: false, tasks: [] };
}
