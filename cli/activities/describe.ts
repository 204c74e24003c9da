import type { AstNode } from 'langium';
import type { Activity, Connector, Every, Output, PropertyDeclaration } from '../../language/generated/ast.ts';
import { isActivity, isConnector, isEvery } from '../../language/generated/ast.ts';
import { Program } from '../../language/program.ts';
import { fileOf, LIBRARY_SCHEME } from '../../language/uris.ts';

/** What `pline activities --json` prints of each activity. Descriptions are Markdown; types and defaults are Pline text. */
export interface ActivityDescription extends ConnectorDescription {
    /** Of each of these lists exactly one property must be set. */
    readonly requiresOneOf: readonly (readonly string[])[];
    readonly outputs: readonly OutputDescription[];
    /** The task's own code may give more outputs. */
    readonly anyOutputs: boolean;
}

/** A kind of connection. */
export interface ConnectorDescription {
    readonly name: string;
    readonly title?: string;
    readonly description?: string;
    readonly properties: readonly PropertyDescription[];
}

export interface PropertyDescription extends OutputDescription {
    readonly required: boolean;
    readonly default?: string;
    /** What to use instead. */
    readonly deprecated?: string;
}

export interface OutputDescription {
    readonly name: string;
    readonly type: string;
    readonly description?: string;
}

export interface Library {
    /** By name. */
    readonly activities: readonly ActivityDescription[];
    /** By name. */
    readonly connectors: readonly ConnectorDescription[];
    /** What every task and every line takes, and what every run gives. */
    readonly every: Readonly<Record<Every['name'], readonly PropertyDescription[]>>;
}

/** @returns what the standard library declares */
export async function describeLibrary(): Promise<Library> {
    const { services } = await Program.create();
    const describer = new Describer((node) => services.documentation.DocumentationProvider.getDocumentation(node));
    const declarations = services.shared.workspace.LangiumDocuments.all
        .filter(({ uri }) => uri.scheme === LIBRARY_SCHEME)
        .flatMap((document) => fileOf(document).declarations)
        .toArray();
    const every = (kind: Every['name']): PropertyDescription[] =>
        declarations.filter(isEvery).filter(({ name }) => name === kind).flatMap(({ properties }) => properties.map((property) => describer.property(property)));
    return {
        activities: declarations.filter(isActivity).map((activity) => describer.activity(activity)).sort(byName),
        connectors: declarations.filter(isConnector).map((connector) => describer.connector(connector)).sort(byName),
        every: { task: every('task'), line: every('line'), run: every('run') },
    };
}

class Describer {
    private readonly documentation: (node: AstNode) => string | undefined;

    constructor(documentation: (node: AstNode) => string | undefined) {
        this.documentation = documentation;
    }

    activity(activity: Activity): ActivityDescription {
        return {
            ...this.connector(activity),
            requiresOneOf: activity.requirements.map(({ properties }) => properties.map(({ $refText }) => $refText)),
            outputs: activity.outputs.map((output) => this.output(output)),
            anyOutputs: activity.anyOutputs.length > 0,
        };
    }

    connector(node: Activity | Connector): ConnectorDescription {
        return {
            name: node.name,
            ...(node.title !== undefined && { title: node.title }),
            ...this.described(node),
            properties: node.properties.map((property) => this.property(property)),
        };
    }

    property(property: PropertyDeclaration): PropertyDescription {
        return {
            name: property.name,
            type: textOf(property.type),
            required: property.required,
            ...(property.default && { default: textOf(property.default) }),
            ...this.described(property),
            ...(property.deprecation !== undefined && { deprecated: property.deprecation }),
        };
    }

    private output(output: Output): OutputDescription {
        return { name: output.name, type: textOf(output.type), ...this.described(output) };
    }

    private described(node: AstNode): { description?: string } {
        // The comment's stars go, but in blocks of code the blank behind them stays.
        const text = this.documentation(node)?.replaceAll(/^ /gm, '');
        return text === undefined ? {} : { description: text };
    }
}

function byName(left: ConnectorDescription, right: ConnectorDescription): number {
    return left.name.localeCompare(right.name);
}

function textOf(node: AstNode): string {
    return node.$cstNode?.text ?? '';
}
