import { DocumentState, WorkspaceCache, type AstNode, type AstNodeDescription, type LangiumDocument, type LangiumSharedCoreServices } from 'langium';
import { isEvery, type Activity, type Config, type Connection, type Connector, type Environment, type Every, type Group, type Line, type PropertyDeclaration } from '../generated/ast.ts';
import { importedUris, LIBRARY_SCHEME } from '../uris.ts';

/** The kinds of declaration that a file can see by name, in itself, in what it imports, and in the library. */
export interface VisibleKinds {
    Activity: Activity;
    Config: Config;
    Connection: Connection;
    Connector: Connector;
    Environment: Environment;
    Group: Group;
    Line: Line;
}
export type VisibleKind = keyof VisibleKinds;

interface NamedKinds extends VisibleKinds {
    Every: Every;
}

const NONE: ReadonlyMap<string, readonly AstNode[]> = new Map();

/** What one file can see. Names map to all declarations of that name: more than one is an error that a check reports. */
export class Visible {
    private readonly byKind = new Map<string, Map<string, AstNode[]>>();
    private declarations: Map<string, PropertyDeclaration[]> | undefined;

    constructor(descriptions: Iterable<AstNodeDescription>) {
        for (const { type, name, node } of descriptions) {
            const names = getOrCreate(this.byKind, type, () => new Map<string, AstNode[]>());
            if (node) getOrCreate(names, name, () => []).push(node);
        }
    }

    /** The declarations of a kind by name. */
    named<K extends keyof NamedKinds>(kind: K): ReadonlyMap<string, readonly NamedKinds[K][]> {
        return (this.byKind.get(kind) ?? NONE) as ReadonlyMap<string, readonly NamedKinds[K][]>;
    }

    all<K extends VisibleKind>(kind: K): VisibleKinds[K][] {
        return [...this.named(kind).values()].flat();
    }

    find<K extends VisibleKind>(kind: K, name: string): VisibleKinds[K] | undefined {
        return this.named(kind).get(name)?.[0];
    }

    /** What every task or line takes, or every run gives. */
    every(name: Every['name']): Every | undefined {
        return this.named('Every').get(name)?.[0];
    }

    /** Every activity's declaration of each property, by name: what a group's property may mean. */
    get propertyDeclarations(): ReadonlyMap<string, readonly PropertyDeclaration[]> {
        return this.declarations ??= this.collectDeclarations();
    }

    private collectDeclarations(): Map<string, PropertyDeclaration[]> {
        const result = new Map<string, PropertyDeclaration[]>();
        const owners = [...this.named('Activity').values(), ...this.named('Every').values()].flat();
        for (const owner of owners) {
            if (isEvery(owner) && owner.name !== 'task') continue;
            for (const declaration of owner.properties) getOrCreate(result, declaration.name, () => []).push(declaration);
        }
        return result;
    }
}

/** Gives what a file sees. It is gathered once a build, from the exported symbols of the files involved: linear in their number. */
export class VisibleProvider {
    private readonly cache: WorkspaceCache<string, Visible>;
    private readonly services: LangiumSharedCoreServices;

    constructor(services: LangiumSharedCoreServices) {
        this.services = services;
        this.cache = new WorkspaceCache(services, DocumentState.IndexedContent);
    }

    of(document: LangiumDocument): Visible {
        return this.cache.get(document.uri.toString(), () => new Visible(this.descriptions(document)));
    }

    /** Drops what is known of a file that is none of the workspace's. */
    forget(document: LangiumDocument): void {
        this.cache.delete(document.uri.toString());
    }

    /** The files whose declarations a file sees: itself and what it imports, without the library. */
    files(document: LangiumDocument): LangiumDocument[] {
        const { LangiumDocuments: documents } = this.services.workspace;
        const others = importedUris(document).flatMap((uri) => documents.getDocument(uri) ?? []);
        return [...new Set([document, ...others])];
    }

    private descriptions(document: LangiumDocument): AstNodeDescription[] {
        const { IndexManager: index, LangiumDocuments: documents } = this.services.workspace;
        const library = documents.all.filter(({ uri }) => uri.scheme === LIBRARY_SCHEME && uri.toString() !== document.uri.toString());
        return [...this.files(document), ...library].flatMap(({ uri }) => index.allElements(undefined, new Set([uri.toString()])).toArray());
    }

    /** A file and all that it imports, directly or not. */
    importClosure(document: LangiumDocument): LangiumDocument[] {
        const seen = new Set<LangiumDocument>([document]);
        for (const next of seen) {
            for (const other of this.files(next)) seen.add(other);
        }
        return [...seen];
    }
}

export function getOrCreate<K, V>(map: Map<K, V>, key: K, create: () => V): V {
    let value = map.get(key);
    if (value === undefined) {
        value = create();
        map.set(key, value);
    }
    return value;
}
