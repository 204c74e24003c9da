import type { AstNode } from 'langium';
import {
    isActivity, isConfig, isConnection, isConnector, isEnvironment, isEvery, isGroup, isLine, isOutput, isParam, isPropertyDeclaration, isTask,
    type Activity, type Config, type Connector, type Line, type Output, type Param, type PropertyDeclaration,
} from '../../language/generated/ast.ts';
import type { Documentation } from '../documentation.ts';
import type { Inheritance } from '../../language/model/effective.ts';
import { describeSignature } from './activity.ts';
import { inlineCode, plineBlock, sections, shortCode, table } from './syntax.ts';
import { describeTask } from './task.ts';

export interface Describing {
    readonly documentation: Documentation;
    readonly inheritance: Inheritance;
}

/** What a hover says of a declaration: how it is declared, its documentation, and what it holds. */
export function describe(node: AstNode, { documentation, inheritance }: Describing): string | undefined {
    const doc = documentation.of(node);
    if (isTask(node)) return describeTask(node, doc, inheritance);
    if (isActivity(node)) return sections(describeSignature(titled('activity', node), node, typeText), doc, outputs(node, documentation));
    if (isConnector(node)) return sections(plineBlock(titled('connector', node)), doc, properties(node, documentation));
    if (isPropertyDeclaration(node)) return sections(plineBlock(signature(node)), deprecation(node), doc, owner(node));
    if (isOutput(node)) return sections(plineBlock(`output ${signature(node)}`), doc);
    if (isParam(node)) return sections(plineBlock(`param ${signature(node)}`), doc);
    if (isConfig(node)) return sections(plineBlock(`config ${node.name}`), doc, configValues(node));
    if (isConnection(node)) return sections(plineBlock(`connection ${node.name}: ${node.connector.$refText}`), doc, node.connector.ref && documentation.summaryOf(node.connector.ref));
    if (isGroup(node)) return sections(plineBlock(titled('group', node)), doc, set(node.properties.map(({ declaration, value }) => [declaration.$refText, value?.$cstNode?.text])));
    if (isLine(node)) return sections(plineBlock(titled('line', node)), doc, lineSummary(node));
    if (isEvery(node)) return sections(plineBlock(`<<${node.name}.…>>`), doc, properties(node, documentation));
    if (isEnvironment(node)) return sections(plineBlock(`environments ${node.name}`), doc);
    return undefined;
}

function titled(keyword: string, { name, title }: { readonly name: string; readonly title?: string }): string {
    return title ? `${keyword} ${name} "${title}"` : `${keyword} ${name}`;
}

/** `schema: string = "main"` */
function signature(node: PropertyDeclaration | Output | Param): string {
    return `${node.name}: ${typeText(node)}`;
}

/** What may be given, and what holds where nothing is: `string = "main"`. */
export function typeText(node: PropertyDeclaration | Output | Param): string {
    const required = isPropertyDeclaration(node) && node.required ? ' required' : '';
    const byDefault = isOutput(node) ? undefined : node.default?.$cstNode?.text;
    return `${node.type?.$cstNode?.text ?? 'string'}${required}${byDefault === undefined ? '' : ` = ${byDefault}`}`;
}

function deprecation({ deprecation: advice }: PropertyDeclaration): string | undefined {
    return advice === undefined ? undefined : `**Deprecated:** ${advice}`;
}

function owner({ $container }: PropertyDeclaration): string {
    if (isEvery($container)) return $container.name === 'run' ? '*What every run knows*' : `*Property of every ${$container.name}*`;
    return `*Property of ${inlineCode($container.name)}*`;
}

function properties({ properties: declared }: Pick<Activity | Connector, 'properties'>, documentation: Documentation): string {
    return declared.map((property) => `- ${inlineCode(signature(property))}${dash(documentation.summaryOf(property))}`).join('\n');
}

function outputs({ outputs: declared, anyOutputs }: Activity, documentation: Documentation): string | undefined {
    const lines = declared.map((output) => `- ${inlineCode(signature(output))}${dash(documentation.summaryOf(output))}`);
    const open = anyOutputs.length > 0 ? ['- and what the task itself gives'] : [];
    return lines.length + open.length > 0 ? `**Outputs**\n\n${[...lines, ...open].join('\n')}` : undefined;
}

function dash(text: string | undefined): string {
    return text === undefined ? '' : ` – ${text}`;
}

function configValues({ value, values }: Config): string | undefined {
    if (value) return `**In every environment:** ${shortCode(value.$cstNode?.text ?? '')}`;
    return values.length === 0 ? undefined : table(['Environment', 'Value'], values.map((each) => [each.environment.$refText, shortCode(each.value?.$cstNode?.text ?? '')]));
}

function set(values: readonly (readonly [string, string | undefined])[]): string | undefined {
    return values.length === 0 ? undefined : table(['Property', 'Value'], values.map(([name, value]) => [name, shortCode(value ?? '')]));
}

function lineSummary({ tasks, schedules, params }: Line): string {
    const facts = [
        `${tasks.length} ${tasks.length === 1 ? 'task' : 'tasks'}`,
        ...schedules.map(({ cron, timezone }) => `scheduled ${inlineCode(cron)}${timezone ? ` (${timezone})` : ''}`),
        ...params.filter(({ name }) => name).map((param) => `param ${inlineCode(signature(param))}`),
    ];
    return facts.join(' · ');
}
