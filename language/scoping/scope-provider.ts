import { stream, type AstNodeDescription, type LangiumCoreServices, type ReferenceInfo, type Scope, type ScopeProvider, type Stream } from 'langium';
import type { PlineServices } from '../services.ts';
import type { NameFinder } from './names.ts';

/** Langium's view of what names mean, for completion and the like; the linker asks the finder itself. */
export class PlineScopeProvider implements ScopeProvider {
    private readonly names: NameFinder;

    constructor(services: LangiumCoreServices & PlineServices) {
        this.names = services.scoping.Names;
    }

    getScope(context: ReferenceInfo): Scope {
        return new NameScope(context, this.names);
    }
}

class NameScope implements Scope {
    private readonly context: ReferenceInfo;
    private readonly names: NameFinder;

    constructor(context: ReferenceInfo, names: NameFinder) {
        this.context = context;
        this.names = names;
    }

    getElement(name: string): AstNodeDescription | undefined {
        const [node] = this.names.find(this.context, name);
        return node && this.names.describe(node, name);
    }

    getElements(name: string): Stream<AstNodeDescription> {
        return stream(this.names.find(this.context, name).map((node) => this.names.describe(node, name)));
    }

    getAllElements(): Stream<AstNodeDescription> {
        return stream([...this.names.inReach(this.context)].flatMap((name) => this.getElement(name) ?? []));
    }
}
