import type { LangiumDocument } from 'langium';
import type { Config, Connection, PropertyType, Value as ValueNode } from '../generated/ast.ts';
import type { PlineCoreServices } from '../services.ts';
import { fileOf } from '../uris.ts';
import { propertyName } from './effective.ts';
import { UsedNames } from './names.ts';
import { rangeOf } from './ranges.ts';
import type { ResolvedConfig, ResolvedConnection, ResolvedLine, Value } from './types.ts';
import { resolveValue } from './value.ts';

/** Resolves values as a file sees them, and gathers what they name. */
export class ValueResolver {
    protected readonly document: LangiumDocument;
    protected readonly services: PlineCoreServices;
    protected readonly names: UsedNames;

    constructor(document: LangiumDocument, services: PlineCoreServices) {
        this.document = document;
        this.services = services;
        this.names = new UsedNames(document, services.scoping.Visible);
    }

    /** The config items and connections that what was resolved comes to. */
    protected used(): Pick<ResolvedLine, 'configs' | 'connections'> {
        const connections: Record<string, ResolvedConnection> = {};
        const configs: Record<string, ResolvedConfig> = {};
        for (const [node, name] of this.names.connections) connections[name] = this.connection(node, name);
        // A config item's value may name others: they join the map while it is walked.
        for (const [node, name] of this.names.configs) configs[name] = this.config(node, name);
        return { configs, connections };
    }

    /** In the order of declaration; the file's own first. */
    protected get environments(): string[] {
        const files = this.services.scoping.Visible.importClosure(this.document);
        return [...new Set(files.flatMap((file) => fileOf(file).environments.flatMap(({ names }) => names.map(({ name }) => name))))];
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

    protected value(node: ValueNode | undefined, type?: PropertyType): Value | undefined {
        return node && resolveValue(node, { names: this.names, ...optional('type', type) });
    }
}

export function optional<K extends string, T>(key: K, value: T | undefined): { [key in K]?: T } {
    return value === undefined || value === '' ? {} : { [key]: value } as { [key in K]: T };
}
