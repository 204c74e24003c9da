import { DocumentState, WorkspaceCache, type ValidationChecks } from 'langium';
import type { PlineAstType, Task } from '../generated/ast.ts';
import type { EffectiveProperty } from '../model/effective.ts';
import type { PlineCoreServices } from '../services.ts';
import { DependencyGraph } from './dependencies/graph.ts';
import { collectMembers, type Members } from './members.ts';

/** What checks share: services, and what is worked out once for all of them after each linking. */
export class CheckContext {
    readonly services: PlineCoreServices;
    private readonly cache: WorkspaceCache<string, unknown>;

    constructor(services: PlineCoreServices) {
        this.services = services;
        this.cache = new WorkspaceCache(services.shared, DocumentState.Linked);
    }

    /** What waits for what, in all files. */
    get dependencies(): DependencyGraph {
        return this.once('dependencies', () => new DependencyGraph());
    }

    /** The tasks that are in each group, in all files. */
    get members(): Members {
        return this.once('members', () => collectMembers(this.services.shared.workspace.LangiumDocuments.all));
    }

    /** A task's properties with their inheritance. */
    effective(task: Task): ReadonlyMap<string, EffectiveProperty> {
        const known = this.once('effective', () => new WeakMap<Task, ReadonlyMap<string, EffectiveProperty>>());
        let result = known.get(task);
        if (!result) known.set(task, result = this.services.model.Inheritance.effectiveProperties(task));
        return result;
    }

    private once<T>(key: string, compute: () => T): T {
        return this.cache.get(key, compute) as T;
    }
}

/** A concern's checks, by the kind of node that they look at. */
export type Checks = (context: CheckContext) => ValidationChecks<PlineAstType>;
