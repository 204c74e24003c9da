import type { LangiumDocument } from 'langium';
import type { PlineCoreServices } from '../services.ts';
import type { ResolvedLine } from './types.ts';
import { ValueResolver } from './value-resolver.ts';

/** A connection on its own, with all that it takes to open it. */
export interface ConnectionModel extends Pick<ResolvedLine, 'uri' | 'environments' | 'configs' | 'connections'> {
    /** Its key in `connections`. */
    readonly connection: string;
}

/** @returns undefined where the file sees no connection of the name */
export function resolveConnection(name: string, document: LangiumDocument, services: PlineCoreServices): ConnectionModel | undefined {
    return new ConnectionResolver(document, services).resolve(name);
}

class ConnectionResolver extends ValueResolver {
    resolve(name: string): ConnectionModel | undefined {
        const connection = this.services.scoping.Visible.of(this.document).find('Connection', name);
        return connection && { uri: this.document.uri.toString(), connection: this.names.of(connection), environments: this.environments, ...this.used() };
    }
}
