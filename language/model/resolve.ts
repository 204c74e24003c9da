import { AstUtils, type AstNode, type LangiumDocument } from 'langium';
import type { Config, Connection, Line, Param, Property, PropertyDeclaration, PropertyType, Task, Upstream, Value as ValueNode } from '../generated/ast.ts';
import { isBooleanValue } from '../generated/ast.ts';
import { declarationsOf } from '../scoping/members.ts';
import type { PlineCoreServices } from '../services.ts';
import { fileOf } from '../uris.ts';
import type { EffectiveProperty } from './effective.ts';
import { propertyName } from './effective.ts';
import { UsedNames } from './names.ts';
import { nameRangeOf, rangeOf } from './ranges.ts';
import type { Condition, ResolvedConfig, ResolvedConnection, ResolvedDependency, ResolvedGroup, ResolvedLine, ResolvedParam, ResolvedProperty, ResolvedTask, RuleMode, Value } from './types.ts';
import { resolveValue } from './value.ts';
import { resolveWork } from './work.ts';

/**
 * The resolved model of a line. A line with errors resolves as far as it can be understood, so that its graph can be shown.
 */
export function resolveLine(line: Line, services: PlineCoreServices): ResolvedLine {
    return new LineResolver(line, services).resolve();
}

class LineResolver {
    private readonly line: Line;
    private readonly services: PlineCoreServices;
    private readonly names: UsedNames;

    constructor(line: Line, services: PlineCoreServices) {
        this.line = line;
        this.services = services;
        this.names = new UsedNames(AstUtils.getDocument(line), services.scoping.Visible);
    }

    resolve(): ResolvedLine {
        const { line } = this;
        const document = AstUtils.getDocument(line);
        const visible = this.services.scoping.Visible.of(document);
        const tasks = line.tasks.filter(({ name }) => name).map((task) => this.task(task));
        const used = new Set(tasks.map(({ group }) => group));
        const everyLine = visible.every('line');
        const params = line.params.filter(({ name }) => name).map((param) => this.param(param));
        const properties = everyLine ? this.written(line.properties, [...declarationsOf(everyLine).values()].flat()) : {};
        const { configs, connections } = this.used();
        return {
            format: 1,
            name: line.name,
            ...optional('title', line.title),
            ...this.described(line),
            uri: document.uri.toString(),
            range: rangeOf(line),
            nameRange: nameRangeOf(line),
            schedules: line.schedules.map(({ cron, timezone }) => ({ cron, ...optional('timezone', timezone) })),
            environments: this.environments(document),
            params,
            groups: visible.all('Group').filter(({ name }) => used.has(name)).map((group): ResolvedGroup => ({ name: group.name, ...optional('title', group.title), ...this.described(group) })),
            configs,
            connections,
            tasks,
            properties,
        };
    }

    /** The config items and connections that the line comes to. */
    private used(): Pick<ResolvedLine, 'configs' | 'connections'> {
        const connections: Record<string, ResolvedConnection> = {};
        const configs: Record<string, ResolvedConfig> = {};
        for (const [node, name] of this.names.connections) connections[name] = this.connection(node, name);
        // A config item's value may name others: they join the map while it is walked.
        for (const [node, name] of this.names.configs) configs[name] = this.config(node, name);
        return { configs, connections };
    }

    /** In the order of declaration; the line's own file first. */
    private environments(document: LangiumDocument): string[] {
        const files = this.services.scoping.Visible.importClosure(document);
        return [...new Set(files.flatMap((file) => fileOf(file).environments.flatMap(({ names }) => names.map(({ name }) => name))))];
    }

    private task(task: Task): ResolvedTask {
        const effective = this.services.model.Inheritance.effectiveProperties(task);
        const activity = task.activity?.ref;
        const enabled = effective.get('enabled')?.value;
        return {
            name: task.name,
            ...optional('title', task.title),
            ...this.described(task),
            ...optional('activity', task.activity?.$refText),
            ...optional('activityTitle', activity?.title),
            ...optional('icon', activity?.icons[0]?.name),
            ...optional('group', task.group?.$refText),
            enabled: !(isBooleanValue(enabled) && !enabled.value),
            rule: (task.rules[0]?.mode ?? 'all') as RuleMode,
            dependencies: task.dependencies.flatMap(({ upstreams, condition }) => upstreams.filter((upstream) => upstream.task).map((upstream) => dependency(upstream, (condition ?? 'success') as Condition))),
            properties: this.properties(effective),
            ...resolveWork(activity, effective, this.names),
            range: rangeOf(task),
            nameRange: nameRangeOf(task),
        };
    }

    private param(param: Param): ResolvedParam {
        const value = param.default && this.value(param.default, param.type);
        return { name: param.name, type: param.type?.$cstNode?.text ?? 'string', ...optional('default', value), ...this.described(param) };
    }

    private described(node: AstNode): { description?: string } {
        return optional('description', this.services.documentation.DocumentationProvider.getDocumentation(node));
    }

    private config(node: Config, name: string): ResolvedConfig {
        const environments = node.values.flatMap(({ environment, value }) => {
            const resolved = this.value(value);
            return resolved ? [[environment.$refText, resolved] as const] : [];
        });
        return { name, ...optional('value', this.value(node.value)), environments: Object.fromEntries(environments) };
    }

    private connection(node: Connection, name: string): ResolvedConnection {
        const values: Record<string, Value> = {};
        for (const { name: property, type, default: byDefault } of node.connector?.ref?.properties ?? []) {
            const value = this.value(node.properties.find((candidate) => propertyName(candidate) === property)?.value ?? byDefault, type);
            if (value) values[property] = value;
        }
        return { name, connector: node.connector?.$refText ?? '', properties: values, range: rangeOf(node) };
    }

    private properties(effective: ReadonlyMap<string, EffectiveProperty>): Record<string, ResolvedProperty> {
        const result: Record<string, ResolvedProperty> = {};
        for (const [name, { declaration, value: node, origin, source }] of effective) {
            const value = this.value(node, declaration.type);
            if (value) result[name] = { value, origin, range: rangeOf(source) };
        }
        return result;
    }

    /** What a line itself sets. */
    private written(set: readonly Property[], declarations: readonly PropertyDeclaration[]): Record<string, ResolvedProperty> {
        const result: Record<string, ResolvedProperty> = {};
        for (const { name } of declarations) {
            const property = set.find((candidate) => propertyName(candidate) === name);
            const value = this.value(property?.value);
            if (property && value) result[name] = { value, origin: 'task', range: rangeOf(property) };
        }
        return result;
    }

    private value(node: ValueNode | undefined, type?: PropertyType): Value | undefined {
        return node && resolveValue(node, { names: this.names, ...optional('type', type) });
    }
}

function dependency(upstream: Upstream, condition: Condition): ResolvedDependency {
    const line = upstream.line?.ref;
    return {
        ...optional('line', upstream.line?.$refText),
        ...optional('uri', line && AstUtils.getDocument(line).uri.toString()),
        task: upstream.task.$refText,
        condition,
        range: rangeOf(upstream),
    };
}

function optional<K extends string, T>(key: K, value: T | undefined): { [key in K]?: T } {
    return value === undefined || value === '' ? {} : { [key]: value } as { [key in K]: T };
}
