import { AstUtils, EMPTY_SCOPE, stream, type AstNode, type AstNodeDescription, type LangiumCoreServices, type ReferenceInfo, type Scope, type ScopeProvider, type Stream } from 'langium';
import {
    isActivity, isConnection, isDefaults, isGroup, isLine, isLineType, isReference, isRuns, isTask, isUpstream,
    type Activity, type Connector, type Every, type PropertyDeclaration,
} from '../generated/ast.ts';
import type { PlineServices } from '../services.ts';
import { expectedType } from './expected-type.ts';
import { declarationsOf, paramsOf, tasksOf } from './members.ts';
import type { Visible, VisibleKind, VisibleProvider } from './visible.ts';

/** Names of one kind in reach. Earlier sources win. */
interface Source {
    get(name: string): readonly AstNode[];
    names(): Iterable<string>;
}

/**
 * Finds what a name means in constant time: every scope is a view of maps that were gathered once a build.
 * (Langium's own scopes are made anew for each reference, which is quadratic in the number of tasks.)
 */
export class PlineScopeProvider implements ScopeProvider {
    private readonly visible: VisibleProvider;
    private readonly describe: (node: AstNode, name: string) => AstNodeDescription;

    constructor(services: LangiumCoreServices & PlineServices) {
        this.visible = services.scoping.Visible;
        const known = new WeakMap<AstNode, AstNodeDescription>();
        const { AstNodeDescriptionProvider: provider } = services.workspace;
        this.describe = (node, name) => {
            let description = known.get(node);
            if (!description) known.set(node, description = provider.createDescription(node, name));
            return description;
        };
    }

    getScope(context: ReferenceInfo): Scope {
        const sources = this.sources(context);
        return sources.length === 0 ? EMPTY_SCOPE : new SourceScope(sources, this.describe);
    }

    private sources({ container, property }: ReferenceInfo): Source[] {
        const visible = this.visible.of(AstUtils.getDocument(container));
        const kind = (name: VisibleKind | 'Every'): Source => fromDescriptions(visible.descriptions(name));
        switch (`${container.$type}.${property}`) {
            case 'Connection.connector':
            case 'ConnectionType.connectors':
                return [kind('Connector')];
            case 'Defaults.activity':
            case 'Task.activity':
            case 'Runs.activity':
                return [kind('Activity')];
            case 'Task.group':
                return [kind('Group')];
            case 'EnvironmentValue.environment':
                return [kind('Environment')];
            case 'Upstream.line':
                return [kind('Line')];
            case 'Upstream.task': {
                const external = isUpstream(container) && container.line ? container.line.ref : undefined;
                const line = isUpstream(container) && container.line ? external : AstUtils.getContainerOfType(container, isLine);
                return line ? [tasksOf(line)].map(fromNodes) : [];
            }
            case 'Property.declaration':
                return propertySources(container.$container, visible);
            case 'Requirement.properties':
                return isActivity(container.$container) ? [fromNodes(declarationsOf(container.$container))] : [];
            case 'Placeholder.target':
                return 'member' in container && container.member !== undefined ? memberSources(container, kind) : valueSources(container, kind, false);
            case 'Reference.target':
                return isReference(container) && isLineType(expectedType(container)) ? lineSources(container, kind) : valueSources(container, kind, true);
            default:
                return [];
        }
    }
}

/** What a property's name may mean, by where it stands. */
function propertySources(holder: AstNode | undefined, visible: Visible): Source[] {
    const owned = (owner: Activity | Connector | Every | undefined): Source[] => owner ? [fromNodes(declarationsOf(owner))] : [];
    if (isConnection(holder)) return owned(holder.connector.ref);
    if (isTask(holder)) return [...owned(holder.activity?.ref), ...owned(visible.every('task'))];
    if (isDefaults(holder)) return [...owned(holder.activity.ref), ...owned(visible.every('task'))];
    if (isRuns(holder)) return owned(holder.activity?.ref);
    if (isLine(holder)) return owned(visible.every('line'));
    if (isGroup(holder)) return [{ get: (name) => visible.propertyDeclarations(name), names: () => visible.propertyNames() }];
    return [];
}

/** What may stand before the dot of a placeholder: a task of the line, or `run`. */
function memberSources(container: AstNode, kind: (name: 'Every') => Source): Source[] {
    const line = AstUtils.getContainerOfType(container, isLine);
    const every = kind('Every');
    const run: Source = { get: (name) => name === 'run' ? every.get(name) : [], names: () => ['run'] };
    return line ? [fromNodes(tasksOf(line)), run] : [run];
}

/** What a bare name may mean as a value: in `runs` a property of the activity; a param of the line; a config item; a connection. */
function valueSources(container: AstNode, kind: (name: VisibleKind) => Source, connections: boolean): Source[] {
    const sources = runsSources(container);
    const line = AstUtils.getContainerOfType(container, isLine);
    if (line) sources.push(fromNodes(paramsOf(line)));
    sources.push(kind('Config'));
    if (connections) sources.push(kind('Connection'));
    return sources;
}

/** Where a line is asked for, names mean lines: a config item may be called the same. */
function lineSources(container: AstNode, kind: (name: VisibleKind) => Source): Source[] {
    return [...runsSources(container), kind('Line')];
}

/** In `runs`, the properties of the activity. */
function runsSources(container: AstNode): Source[] {
    const owner = AstUtils.getContainerOfType(container, isRuns)?.$container;
    return isActivity(owner) ? [fromNodes(declarationsOf(owner))] : [];
}

class SourceScope implements Scope {
    private readonly sources: readonly Source[];
    private readonly describe: (node: AstNode, name: string) => AstNodeDescription;

    constructor(sources: readonly Source[], describe: (node: AstNode, name: string) => AstNodeDescription) {
        this.sources = sources;
        this.describe = describe;
    }

    getElement(name: string): AstNodeDescription | undefined {
        const node = this.find(name)[0];
        return node && this.describe(node, name);
    }

    getElements(name: string): Stream<AstNodeDescription> {
        return stream(this.find(name).map((node) => this.describe(node, name)));
    }

    getAllElements(): Stream<AstNodeDescription> {
        const names = new Set(this.sources.flatMap((source) => [...source.names()]));
        return stream([...names].flatMap((name) => this.getElement(name) ?? []));
    }

    private find(name: string): readonly AstNode[] {
        for (const source of this.sources) {
            const found = source.get(name);
            if (found.length > 0) return found;
        }
        return [];
    }
}

function fromNodes(map: ReadonlyMap<string, readonly AstNode[]>): Source {
    return { get: (name) => map.get(name) ?? [], names: () => map.keys() };
}

function fromDescriptions(map: ReadonlyMap<string, readonly AstNodeDescription[]>): Source {
    return { get: (name) => (map.get(name) ?? []).flatMap(({ node }) => node ?? []), names: () => map.keys() };
}

/** For callers that want every declaration of a property where it stands, such as completion. */
export function declarationsInReach(holder: AstNode, visible: Visible): PropertyDeclaration[] {
    const seen = new Set<string>();
    return propertySources(holder, visible).flatMap((source) => [...source.names()].flatMap((name) => {
        if (seen.has(name)) return [];
        seen.add(name);
        return source.get(name) as PropertyDeclaration[];
    }));
}

