/**
 * Every code that a diagnostic can have, and the data that it carries for quick fixes. A code is stable: people filter by it, and fixes hang on it.
 * What each one means is said by its fixture in `fixtures/`, which bears its name.
 */
export interface Findings {
    // The validator's own: what parser and linker found.
    readonly 'syntax': NoData;
    /** Its data are Langium's: `refText` is the name. */
    readonly 'unknown-name': { readonly refText: string };

    // Files and names
    readonly 'missing-import': { readonly path: string };
    readonly 'self-import': { readonly path: string };
    readonly 'duplicate-import': { readonly path: string };
    readonly 'import-conflict': { readonly name: string };
    readonly 'duplicate-name': { readonly name: string };
    readonly 'duplicate-property': { readonly property: string };
    readonly 'duplicate-default': { readonly activity: string; readonly property: string };
    readonly 'repeated-statement': { readonly statement: string };
    readonly 'library-only': { readonly keyword: string };

    // Tasks and their properties
    readonly 'missing-activity': { readonly task: string };
    readonly 'missing-property': { readonly properties: readonly string[] };
    readonly 'missing-one-of': { readonly properties: readonly string[] };
    readonly 'exclusive-properties': { readonly properties: readonly string[] };
    readonly 'unused-property': { readonly property: string };
    readonly 'deprecated-property': { readonly property: string; readonly advice: string };

    // Values
    /** `replacement` is what to write instead of the value at the diagnostic's range, where that is plain. */
    readonly 'wrong-type': { readonly expected: string; readonly replacement?: string };
    readonly 'invalid-bounds': NoData;
    /** A file that a task runs. */
    readonly 'missing-file': { readonly path: string };
    readonly 'unclosed-text': { readonly close: '"' | '"""' };
    readonly 'config-cycle': { readonly config: string };
    readonly 'missing-environment-value': { readonly config: string; readonly environments: readonly string[] };

    // Placeholders
    readonly 'output-not-upstream': { readonly task: string; readonly output: string };
    readonly 'unknown-output': { readonly output: string; readonly nearest?: string };
    readonly 'unknown-run-field': { readonly field: string; readonly nearest?: string };

    // Dependencies; `task` is the upstream one
    readonly 'self-dependency': { readonly task: string };
    readonly 'dependency-cycle': { readonly task: string };
    readonly 'contradictory-dependencies': { readonly task: string };
    readonly 'unreachable-task': { readonly task: string };
    readonly 'redundant-dependency': { readonly task: string; readonly condition: string };
    readonly 'implied-dependency': { readonly task: string; readonly condition: string; readonly through: string };

    // Schedules
    readonly 'invalid-cron': { readonly cron: string };
    readonly 'idle-schedule': { readonly cron: string };
    readonly 'invalid-timezone': { readonly timezone: string; readonly nearest?: string };

    // Activities
    readonly 'missing-runs': { readonly activity: string };
    readonly 'activity-cycle': { readonly activity: string };

    // Lines that tasks run
    readonly 'line-cycle': { readonly line: string };
    readonly 'unknown-param': { readonly param: string; readonly nearest?: string };
    readonly 'missing-param': { readonly params: readonly string[] };
}

type NoData = Readonly<Record<never, never>>;

export type Code = keyof Findings;

/** How severe each finding is: an error where the line could not run as written, a warning where it could but hardly as meant. */
export const SEVERITIES = {
    'syntax': 'error',
    'unknown-name': 'error',
    'missing-import': 'error',
    'self-import': 'error',
    'duplicate-import': 'warning',
    'import-conflict': 'error',
    'duplicate-name': 'error',
    'duplicate-property': 'error',
    'duplicate-default': 'error',
    'repeated-statement': 'error',
    'library-only': 'error',
    'missing-activity': 'error',
    'missing-property': 'error',
    'missing-one-of': 'error',
    'exclusive-properties': 'error',
    'unused-property': 'warning',
    'deprecated-property': 'warning',
    'wrong-type': 'error',
    'invalid-bounds': 'error',
    'missing-file': 'warning',
    'unclosed-text': 'error',
    'config-cycle': 'error',
    'missing-environment-value': 'error',
    'output-not-upstream': 'error',
    'unknown-output': 'error',
    'unknown-run-field': 'error',
    'self-dependency': 'error',
    'dependency-cycle': 'error',
    'contradictory-dependencies': 'error',
    'unreachable-task': 'warning',
    'redundant-dependency': 'warning',
    'implied-dependency': 'hint',
    'invalid-cron': 'error',
    'idle-schedule': 'warning',
    'invalid-timezone': 'error',
    'missing-runs': 'error',
    'activity-cycle': 'error',
    'line-cycle': 'error',
    'unknown-param': 'error',
    'missing-param': 'error',
} as const satisfies Record<Code, 'error' | 'warning' | 'hint'>;
