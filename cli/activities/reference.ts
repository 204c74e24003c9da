import type { ActivityDescription, ConnectorDescription, Library, OutputDescription, PropertyDescription } from './describe.ts';
import { firstSentence } from './first-sentence.ts';

const HEAD = `# Activities

<!-- Generated from language/library by "npm run generate": change the declarations there. -->

What the tasks of a line can do, and what they connect to. \`pline activities NAME\` prints the same in a terminal, and hovering over a name shows it in the editor.
[Activities of your own](language.md#activities-of-your-own) are declared in the same way.`;

const EVERY_TASK = `## Every task

Every task takes these, whatever its activity. Values come from the task itself, its group, or the defaults of its activity: see [Groups and defaults](language.md#groups-and-defaults).`;

const CONNECTIONS = `## Connections

A connection names one of these after its colon, and has its properties. See [Connections](language.md#connections).`;

/** The standard library as one page of Markdown: `docs/activities.md`. */
export function reference({ activities, connectors, every }: Library): string {
    const sections = [
        HEAD,
        contents(activities),
        ...activities.map((activity) => activitySection(activity)),
        EVERY_TASK,
        properties(every.task),
        '## Every line',
        properties(every.line),
        '## Every run',
        'What a run knows of itself; a text reads it as `<<run.id>>`.',
        outputs(every.run),
        CONNECTIONS,
        contents(connectors),
        ...connectors.map((connector) => paragraphs(heading('###', connector), connector.description, properties(connector.properties))),
    ];
    return `${sections.join('\n\n')}\n`;
}

function contents(entries: readonly ConnectorDescription[]): string {
    return table(['', 'what it is'], entries.map(({ name, description = '' }) => [`[\`${name}\`](#${name.replaceAll('.', '')})`, firstSentence(description)]));
}

function activitySection(activity: ActivityDescription): string {
    return paragraphs(
        heading('##', activity),
        activity.description,
        properties(activity.properties),
        ...activity.requiresOneOf.map((names) => `Exactly one of ${names.map(code).join(', ')} must be set.`),
        activity.outputs.length > 0 ? outputs(activity.outputs) : undefined,
        activity.anyOutputs ? 'The task itself may give more outputs.' : undefined,
    );
}

function heading(level: string, { name }: ConnectorDescription): string {
    return `${level} ${name}`;
}

function properties(all: readonly PropertyDescription[]): string {
    return table(['property', 'type', 'default', ''], all.map((property) => [code(property.name), code(property.type), byDefault(property), meaning(property)]));
}

function outputs(all: readonly OutputDescription[]): string {
    return table(['output', 'type', ''], all.map(({ name, type, description = '' }) => [code(name), code(type), description]));
}

function byDefault(property: PropertyDescription): string {
    if (property.required) return '**required**';
    return property.default === undefined ? '' : code(property.default);
}

function meaning({ description, deprecated }: PropertyDescription): string {
    return [deprecated !== undefined && `Deprecated: ${deprecated}.`, description].filter((part) => part !== false && part !== undefined).join(' ');
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
    const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`.replaceAll(/ {2,}/g, ' ');
    return [row(heads), `|${'---|'.repeat(heads.length)}`, ...rows.map(row)].join('\n');
}

/** A cell holds no line break, and a bar only as an escape, in code too. */
function cell(markdown: string): string {
    return markdown.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
}

function code(text: string): string {
    return `\`${text}\``;
}

function paragraphs(...parts: readonly (string | undefined)[]): string {
    return parts.filter((part) => part !== undefined).join('\n\n');
}
