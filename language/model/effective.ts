import { AstUtils, DocumentState, WorkspaceCache, type LangiumDocument, type LangiumSharedCoreServices } from 'langium';
import { isDefaults, type Activity, type Property, type PropertyDeclaration, type Task, type Value } from '../generated/ast.ts';
import { getOrCreate, type VisibleProvider } from '../scoping/visible.ts';
import { fileOf } from '../uris.ts';
import type { Origin } from './types.ts';

/** A property as it holds for a task in the end. */
export interface EffectiveProperty {
    readonly declaration: PropertyDeclaration;
    readonly value: Value;
    readonly origin: Origin;
    /** Where the value is written: a property of the task, its group or `defaults`, or the declaration with its default. */
    readonly source: Property | PropertyDeclaration;
}

const NONE: readonly PropertyDeclaration[] = [];

/** Properties by name. */
export type PropertyTable = ReadonlyMap<string, Property>;

/** Answers what holds for a task: its own properties win over its group's (G), those over its activity's `defaults` (A), and those over declared defaults. */
export class Inheritance {
    private readonly visible: VisibleProvider;
    private readonly defaults: WorkspaceCache<string, ReadonlyMap<string, Map<string, Property>>>;
    private readonly tables = new WeakMap<readonly Property[], PropertyTable>();
    /** By an activity's declarations: thousands of tasks share them. */
    private readonly declared = new WeakMap<readonly PropertyDeclaration[], { readonly every: readonly PropertyDeclaration[]; readonly all: readonly PropertyDeclaration[] }>();

    constructor(services: LangiumSharedCoreServices, visible: VisibleProvider) {
        this.visible = visible;
        this.defaults = new WorkspaceCache(services, DocumentState.IndexedContent);
    }

    /** Every property of a task that has a value, in the order of declaration: its activity's, then those of every task. */
    effectiveProperties(task: Task): Map<string, EffectiveProperty> {
        const result = new Map<string, EffectiveProperty>();
        const document = AstUtils.getDocument(task);
        const activity = task.activity?.ref;
        const own = this.table(task.properties);
        const group = task.group?.ref && this.table(task.group.ref.properties);
        const defaults = activity && this.defaultsOf(activity, document);
        for (const declaration of this.declarations(task)) {
            const { name } = declaration;
            if (result.has(name)) continue;
            const effective = written(declaration, own.get(name), 'task') ?? written(declaration, group?.get(name), 'group') ?? written(declaration, defaults?.get(name), 'activity')
                ?? (declaration.default && { declaration, value: declaration.default, origin: 'default' as const, source: declaration });
            if (effective) result.set(name, effective);
        }
        return result;
    }

    /** The property of a name that holds for a task, where one is written anywhere. */
    written(task: Task, name: string): Property | undefined {
        const group = task.group?.ref;
        const activity = task.activity?.ref;
        return this.table(task.properties).get(name) ?? (group && this.table(group.properties).get(name)) ?? (activity && this.defaultsOf(activity, AstUtils.getDocument(task)).get(name));
    }

    /** Every property that a task may have: its activity's, then those of every task. */
    declarations(task: Task): readonly PropertyDeclaration[] {
        const own = task.activity?.ref?.properties ?? NONE;
        const every = this.visible.of(AstUtils.getDocument(task)).every('task')?.properties ?? NONE;
        let known = this.declared.get(own);
        if (known?.every !== every) this.declared.set(own, known = { every, all: [...own, ...every] });
        return known.all;
    }

    /** What the `defaults` statements that a file sees set for an activity: its own, and those of the files that it imports. */
    defaultsOf(activity: Activity, document: LangiumDocument): PropertyTable {
        const all = this.defaults.get(document.uri.toString(), () => this.collectDefaults(document));
        return all.get(activity.name) ?? new Map();
    }

    /** Drops what is known of a file that is none of the workspace's. */
    forget(document: LangiumDocument): void {
        this.defaults.delete(document.uri.toString());
    }

    /** The properties of a block by name; the first of a name counts, a check reports the others. */
    table(properties: readonly Property[]): PropertyTable {
        let table = this.tables.get(properties);
        if (!table) {
            // The first of a name counts: a map keeps the last, so they go in backwards.
            table = new Map(properties.toReversed().map((property) => [propertyName(property), property]));
            this.tables.set(properties, table);
        }
        return table;
    }

    private collectDefaults(document: LangiumDocument): Map<string, Map<string, Property>> {
        const result = new Map<string, Map<string, Property>>();
        for (const file of this.visible.files(document)) {
            for (const declaration of fileOf(file).declarations) {
                if (!isDefaults(declaration)) continue;
                const table = getOrCreate(result, declaration.activity.$refText, () => new Map<string, Property>());
                for (const [name, property] of this.table(declaration.properties)) {
                    if (!table.has(name)) table.set(name, property);
                }
            }
        }
        return result;
    }
}

function written(declaration: PropertyDeclaration, property: Property | undefined, origin: Origin): EffectiveProperty | undefined {
    return property?.value && { declaration, value: property.value, origin, source: property };
}

/** The name as written, whether it is known or not. */
export function propertyName(property: Property): string {
    return property.declaration.$refText;
}
