import { AstUtils, type AstNode, type AstNodeDescription, type AstNodeDescriptionProvider, type LangiumCoreServices, type ReferenceInfo } from 'langium';
import { isActivity, isConnection, isDefaults, isGroup, isLine, isLineType, isReference, isRuns, isTask, isUpstream, type Activity, type Connector, type Every } from '../generated/ast.ts';
import type { PlineServices } from '../services.ts';
import { expectedType } from './expected-type.ts';
import { declarationsOf, paramsOf, tasksOf } from './members.ts';
import type { Visible, VisibleProvider } from './visible.ts';

/** Declarations of one kind by name. */
type Source = ReadonlyMap<string, readonly AstNode[]>;

/**
 * Finds what a name means in constant time: in maps that were gathered once a build.
 * (Langium's own scopes are made anew for each reference, which is quadratic in the number of tasks.)
 */
export class NameFinder {
    private readonly visible: VisibleProvider;
    private readonly descriptions: AstNodeDescriptionProvider;
    private readonly described = new WeakMap<AstNode, AstNodeDescription>();

    constructor(services: LangiumCoreServices & PlineServices) {
        this.visible = services.scoping.Visible;
        this.descriptions = services.workspace.AstNodeDescriptionProvider;
    }

    /** What a name means where a reference stands. Several: a property in a group, or a name that is declared more than once. */
    find(context: ReferenceInfo, name: string): readonly AstNode[] {
        for (const source of this.sources(context)) {
            const found = source.get(name);
            if (found) return found;
        }
        return [];
    }

    /** Every name that would mean something where a reference stands. */
    inReach(context: ReferenceInfo): Set<string> {
        return new Set(this.sources(context).flatMap((source) => [...source.keys()]));
    }

    describe(node: AstNode, name: string): AstNodeDescription {
        let description = this.described.get(node);
        if (!description) this.described.set(node, description = this.descriptions.createDescription(node, name));
        return description;
    }

    /** Where a reference's name is looked for; earlier ones win. */
    private sources({ container, property }: ReferenceInfo): readonly Source[] {
        const visible = this.visible.of(AstUtils.getDocument(container));
        switch (container.$type) {
            case 'Property':
                return propertySources(container.$container, visible);
            case 'Upstream':
                return property === 'line' ? [visible.named('Line')] : upstreamSources(container);
            case 'Reference':
                return referenceSources(container, visible);
            case 'Placeholder':
                return 'member' in container && container.member !== undefined ? outputSources(container, visible) : valueSources(container, visible);
            case 'Task':
                return [visible.named(property === 'group' ? 'Group' : 'Activity')];
            case 'Defaults':
            case 'Runs':
                return [visible.named('Activity')];
            case 'Connection':
            case 'ConnectionType':
                return [visible.named('Connector')];
            case 'EnvironmentValue':
                return [visible.named('Environment')];
            case 'Requirement':
                return isActivity(container.$container) ? [declarationsOf(container.$container)] : [];
            default:
                return [];
        }
    }
}

/** What a property's name may mean, by where it stands. */
function propertySources(holder: AstNode | undefined, visible: Visible): Source[] {
    const owned = (...owners: (Activity | Connector | Every | undefined)[]): Source[] => owners.flatMap((owner) => owner ? declarationsOf(owner) : []);
    if (isTask(holder) || isDefaults(holder)) return owned(holder.activity?.ref, visible.every('task'));
    if (isConnection(holder)) return owned(holder.connector?.ref);
    if (isRuns(holder)) return owned(holder.activity?.ref);
    if (isLine(holder)) return owned(visible.every('line'));
    return isGroup(holder) ? [visible.propertyDeclarations] : [];
}

/** The tasks of the line that is named, or of the line that the reference stands in. */
function upstreamSources(container: AstNode): Source[] {
    const line = isUpstream(container) && container.line ? container.line.ref : AstUtils.getContainerOfType(container, isLine);
    return line ? [tasksOf(line)] : [];
}

/** What may stand before the dot of a placeholder: a task of the line, or `run`. */
function outputSources(container: AstNode, visible: Visible): Source[] {
    const line = AstUtils.getContainerOfType(container, isLine);
    const run = visible.every('run');
    return [...(line ? [tasksOf(line)] : []), ...(run ? [new Map([['run', [run]]])] : [])];
}

/** What a name as a value may mean. Where a line is asked for it means one: a config item may be called the same. */
function referenceSources(container: AstNode, visible: Visible): Source[] {
    const isOfLine = isReference(container) && isLineType(expectedType(container));
    return isOfLine ? [...runsSources(container), visible.named('Line')] : [...valueSources(container, visible), visible.named('Connection')];
}

/** In `runs` a property of the activity; a param of the line; a config item. */
function valueSources(container: AstNode, visible: Visible): Source[] {
    const line = AstUtils.getContainerOfType(container, isLine);
    return [...runsSources(container), ...(line ? [paramsOf(line)] : []), visible.named('Config')];
}

function runsSources(container: AstNode): Source[] {
    const owner = AstUtils.getContainerOfType(container, isRuns)?.$container;
    return isActivity(owner) ? [declarationsOf(owner)] : [];
}
