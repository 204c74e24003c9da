import { AstUtils, type LangiumDocument } from 'langium';
import { isConfig, type Config, type Connection } from '../generated/ast.ts';
import type { VisibleProvider } from '../scoping/visible.ts';

/**
 * Names the config items and connections that a line comes to, directly or through the files it imports.
 * Imports are not transitive, so two of them may share a name; the one that the line's own file does not see is named with its file.
 */
export class UsedNames {
    readonly configs = new Map<Config, string>();
    readonly connections = new Map<Connection, string>();
    private readonly document: LangiumDocument;
    private readonly visible: VisibleProvider;

    constructor(document: LangiumDocument, visible: VisibleProvider) {
        this.document = document;
        this.visible = visible;
    }

    of(node: Config | Connection): string {
        const known = isConfig(node) ? this.configs.get(node) : this.connections.get(node);
        if (known !== undefined) return known;
        const name = this.sees(node) ? node.name : `${node.name} (${AstUtils.getDocument(node).uri.path})`;
        if (isConfig(node)) this.configs.set(node, name);
        else this.connections.set(node, name);
        return name;
    }

    private sees(node: Config | Connection): boolean {
        const visible = this.visible.of(this.document);
        return (isConfig(node) ? visible.find('Config', node.name) : visible.find('Connection', node.name)) === node;
    }
}
