import { AstUtils, type AstNode } from 'langium';
import type { Line, Param, Property, PropertyDeclaration, Task, Upstream } from '../generated/ast.ts';
import { isBooleanValue } from '../generated/ast.ts';
import { declarationsOf } from '../scoping/members.ts';
import type { PlineCoreServices } from '../services.ts';
import type { EffectiveProperty } from './effective.ts';
import { propertyName } from './effective.ts';
import { nameRangeOf, rangeOf } from './ranges.ts';
import type { Condition, ResolvedDependency, ResolvedGroup, ResolvedLine, ResolvedParam, ResolvedProperty, ResolvedTask, RuleMode } from './types.ts';
import { optional, ValueResolver } from './value-resolver.ts';
import { resolveWork } from './work.ts';

/**
 * The resolved model of a line. A line with errors resolves as far as it can be understood, so that its graph can be shown.
 */
export function resolveLine(line: Line, services: PlineCoreServices): ResolvedLine {
    return new LineResolver(line, services).resolve();
}

class LineResolver extends ValueResolver {
    private readonly line: Line;

    constructor(line: Line, services: PlineCoreServices) {
        super(AstUtils.getDocument(line), services);
        this.line = line;
    }

    resolve(): ResolvedLine {
        const { line, document } = this;
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
            environments: this.environments,
            params,
            groups: visible.all('Group').filter(({ name }) => used.has(name)).map((group): ResolvedGroup => ({ name: group.name, ...optional('title', group.title), ...this.described(group) })),
            configs,
            connections,
            tasks,
            properties,
        };
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
