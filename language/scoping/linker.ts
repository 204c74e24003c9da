import { AstUtils, Cancellation, DefaultLinker, type AstNodeDescription, type LangiumCoreServices, type LangiumDocument, type LinkingError, type ReferenceInfo } from 'langium';
import { isConnection, isDefaults, isLineType, isPlaceholder, isProperty, isReference, isRuns, isTask, isUpstream } from '../generated/ast.ts';
import type { PlineServices } from '../services.ts';
import { expectedType } from './expected-type.ts';
import { nearMiss } from './near-miss.ts';
import type { NameFinder } from './names.ts';
import { forEachNode, ReferenceProperties } from './nodes.ts';
import { nearestName } from './suggest.ts';
import type { VisibleProvider } from './visible.ts';

/** Says of an unknown name what it should be. An empty message marks a mere consequence of another error; the validator drops it. */
export class PlineLinker extends DefaultLinker {
    private readonly names: NameFinder;
    private readonly visible: VisibleProvider;
    private readonly referenceProperties: ReferenceProperties;
    private readonly lookedThrough = new WeakMap<object, number>();

    constructor(services: LangiumCoreServices & PlineServices) {
        super(services);
        this.names = services.scoping.Names;
        this.visible = services.scoping.Visible;
        this.referenceProperties = new ReferenceProperties(services.shared.AstReflection);
    }

    override async link(document: LangiumDocument, cancelToken: Cancellation.CancellationToken = Cancellation.CancellationToken.None): Promise<void> {
        await forEachNode(document.parseResult.value, cancelToken, (container) => {
            for (const property of this.referenceProperties.of(container.$type)) {
                const held = (container as unknown as Record<string, undefined | ReferenceInfo['reference'] | ReferenceInfo['reference'][]>)[property];
                if (Array.isArray(held)) held.forEach((reference, index) => this.doLink({ reference, container, property, index }, document));
                else if (held) this.doLink({ reference: held, container, property }, document);
            }
        });
    }

    override getCandidate(info: ReferenceInfo): AstNodeDescription | LinkingError {
        const name = info.reference.$refText;
        const [node] = this.names.find(info, name);
        return node ? this.names.describe(node, name) : this.createLinkingError(info);
    }

    override getCandidates(info: ReferenceInfo): AstNodeDescription[] | LinkingError {
        const name = info.reference.$refText;
        const nodes = this.names.find(info, name);
        return nodes.length > 0 ? nodes.map((node) => this.names.describe(node, name)) : this.createLinkingError(info);
    }

    protected override createLinkingError(info: ReferenceInfo, targetDescription?: AstNodeDescription): LinkingError {
        return { info, targetDescription, message: isConsequence(info) ? '' : this.message(info) };
    }

    private message(info: ReferenceInfo): string {
        const name = info.reference.$refText;
        const { what, otherwise } = describe(info);
        const plain = `There is no ${what} "${name}".`;
        const document = AstUtils.getDocument(info.container);
        const looked = this.lookedThrough.get(document.parseResult) ?? 0;
        if (looked > MOST_LOOKED_THROUGH) return plain;
        const elsewhere = nearMiss(info, this.visible.of(document));
        if (elsewhere !== undefined) return elsewhere;
        const names = [...this.names.inReach(info)];
        this.lookedThrough.set(document.parseResult, looked + names.length);
        const nearest = nearestName(name, names);
        return nearest ? `${plain} Did you mean "${nearest}"?` : `${plain} ${otherwise(names)}`;
    }
}

/** How many names are looked through for suggestions in a file: a big file full of unknown names is not to take minutes. */
const MOST_LOOKED_THROUGH = 500_000;

/** Whether the name cannot be known because what it belongs to is itself wrong, which is reported there. */
function isConsequence({ container, reference }: ReferenceInfo): boolean {
    if (reference.$refText === '') return true;
    if (isUpstream(container) && container.line) return container.line.$refText !== reference.$refText && container.line.ref === undefined;
    if (!isProperty(container)) return false;
    const holder = container.$container;
    if (isConnection(holder)) return holder.connector?.ref === undefined;
    if (isTask(holder) || isDefaults(holder) || isRuns(holder)) return holder.activity?.ref === undefined;
    return false;
}

interface Description {
    readonly what: string;
    readonly otherwise: (names: readonly string[]) => string;
}

const DECLARE_OR_IMPORT = (keyword: string) => () => `Declare it with "${keyword} …", or import the file that does.`;

function describe({ container, property }: ReferenceInfo): Description {
    switch (`${container.$type}.${property}`) {
        case 'Connection.connector':
        case 'ConnectionType.connectors':
            return { what: 'kind of connection', otherwise: (names) => `Use one of ${list(names)}.` };
        case 'Defaults.activity':
        case 'Task.activity':
        case 'Runs.activity':
            return { what: 'activity', otherwise: DECLARE_OR_IMPORT('activity') };
        case 'Task.group':
            return { what: 'group', otherwise: DECLARE_OR_IMPORT('group') };
        case 'EnvironmentValue.environment':
            return { what: 'environment', otherwise: (names) => names.length > 0 ? `Use one of ${list(names)}.` : 'Name the environments with "environments dev, prod".' };
        case 'Upstream.line':
            return { what: 'line', otherwise: DECLARE_OR_IMPORT('line') };
        case 'Upstream.task':
            return {
                what: isUpstream(container) && container.line ? `task in line "${container.line.$refText}" called` : 'task',
                otherwise: (names) => names.length > 0 ? `The line has ${list(names)}.` : 'The line has no task.',
            };
        case 'Property.declaration':
            return { what: propertyOwner(container.$container), otherwise: (names) => names.length > 0 ? `It takes ${list(names)}.` : 'It takes none.' };
        case 'Requirement.properties':
            return { what: 'property', otherwise: () => 'Declare it in this activity.' };
        case 'Placeholder.target':
            return isPlaceholder(container) && container.member !== undefined
                ? { what: 'task', otherwise: () => `In front of the dot stands a task of this line, or "run". Write \\<< for a plain "<<".` }
                : { what: 'config item or param', otherwise: () => `Declare it with "config …" or, in the line, "param …". Write \\<< for a plain "<<".` };
        case 'Reference.target':
            if (isReference(container) && isLineType(expectedType(container))) return { what: 'line', otherwise: DECLARE_OR_IMPORT('line') };
            return { what: 'connection, config item or param', otherwise: () => 'Declare it, or put quotes around it to make it a text.' };
        default:
            return { what: 'name', otherwise: () => '' };
    }
}

function propertyOwner(holder: ReferenceInfo['container'] | undefined): string {
    if (isConnection(holder)) return `property of a ${holder.connector.$refText} connection called`;
    if (isTask(holder) || isDefaults(holder) || isRuns(holder)) return `property of ${holder.activity?.$refText ?? 'this activity'} called`;
    return 'property called';
}

const MOST_NAMES = 12;

function list(names: readonly string[]): string {
    const shown = names.slice(0, MOST_NAMES).join(', ');
    return names.length > MOST_NAMES ? `${shown}, … (${names.length} in all)` : shown;
}

