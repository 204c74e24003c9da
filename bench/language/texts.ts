/** The same pipeline of n tasks as Pline and as YAML, and what a schema for the latter must say. */

/** A text with the places that are measured, one of each for every task. */
export interface BenchText {
    readonly uri: string;
    readonly text: string;
    /** Zero-based line of task i's `table` property. */
    readonly tableLine: (task: number) => number;
    /** Column behind the indentation of that property. */
    readonly column: number;
}

interface BenchTask {
    readonly name: string;
    readonly after: readonly string[];
}

/** A mixed graph: mostly chains, some joins. */
function tasks(count: number): BenchTask[] {
    return Array.from({ length: count }, (_, index) => ({
        name: `task_${index}`,
        after: [index - 1, index - 10].filter((upstream) => upstream >= 0 && index % 10 !== 0).map((upstream) => `task_${upstream}`),
    }));
}

export function plineText(count: number): BenchText {
    const head = 'connection crm: postgres { host: "localhost" database: "crm" user: "me" }\ngroup raw "Raw zone" { schema: "raw" }\nline big "Big" {\n';
    const lines = tasks(count).flatMap(({ name, after }) => [
        `  task ${name} "Title of ${name}" uses ingest.database in raw {`,
        after.length > 0 ? `    after ${after.join(', ')}` : '    // no dependency',
        '    connection: crm',
        `    table: "public.${name}"`,
        '    target: "lake.duckdb"',
        '    retries: 3',
        '  }',
    ]);
    return { uri: `file:///bench/big${count}.pline`, text: `${head}${lines.join('\n')}\n}\n`, tableLine: (task) => 3 + task * 7 + 3, column: 4 };
}

export function yamlText(count: number): BenchText {
    const head = 'connections:\n  crm: { host: localhost, database: crm, user: me }\ntasks:\n';
    const lines = tasks(count).flatMap(({ name, after }) => [
        `  ${name}:`,
        `    title: "Title of ${name}"`,
        '    uses: ingest.database',
        '    group: raw',
        after.length > 0 ? `    after: [${after.join(', ')}]` : '    # no dependency',
        '    connection: crm',
        `    table: "public.${name}"`,
        '    target: "lake.duckdb"',
        '    schema: raw',
        '    retries: 3',
    ]);
    return { uri: `file:///bench/big${count}.yaml`, text: `${head}${lines.join('\n')}\n`, tableLine: (task) => 3 + task * 10 + 6, column: 4 };
}

/** What `pline activities --json` prints, as far as it is used. */
export interface ActivityOutline {
    readonly name: string;
    readonly properties: readonly { readonly name: string; readonly type: string; readonly required: boolean; readonly description?: string }[];
}

/** A JSON schema of the same shape: the same activities and properties, required ones and docs. */
export function jsonSchema(activities: readonly ActivityOutline[]): unknown {
    const type = (name: string): unknown => name.startsWith('integer') || name === 'number' ? { type: 'number' } : name === 'boolean' ? { type: 'boolean' } : name.startsWith('list') ? { type: 'array', items: { type: 'string' } } : name.startsWith('map') ? { type: 'object' } : { type: 'string' };
    const common = { title: { type: 'string' }, uses: { enum: activities.map(({ name }) => name) }, group: { type: 'string' }, after: { type: 'array', items: { type: 'string' } }, retries: { type: 'number', minimum: 0, description: 'How often a task that failed is tried again.' }, timeout: { type: 'string' }, tags: { type: 'array' }, enabled: { type: 'boolean' } };
    const branches = activities.map(({ name, properties }) => ({
        if: { properties: { uses: { const: name } } },
        // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
        then: {
            properties: { ...common, ...Object.fromEntries(properties.map((property) => [property.name, { ...type(property.type) as object, description: property.description }])) },
            required: properties.filter(({ required }) => required).map((property) => property.name),
            additionalProperties: false,
        },
    }));
    return { type: 'object', properties: { connections: { type: 'object' }, tasks: { type: 'object', additionalProperties: { type: 'object', required: ['uses'], allOf: branches } } } };
}
