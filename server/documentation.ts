import type { AstNode, LangiumCoreServices } from 'langium';

/** Gives the doc comment of a declaration as Markdown. */
export class Documentation {
    private readonly provider: LangiumCoreServices['documentation']['DocumentationProvider'];
    /** A syntax tree never changes: a new text has a new one. */
    private readonly known = new WeakMap<AstNode, string | undefined>();

    constructor(services: LangiumCoreServices) {
        this.provider = services.documentation.DocumentationProvider;
    }

    of(node: AstNode): string | undefined {
        if (!this.known.has(node)) this.known.set(node, this.read(node));
        return this.known.get(node);
    }

    /** What stands before the first blank line, on one line: enough for a list. */
    summaryOf(node: AstNode): string | undefined {
        return this.of(node)?.split(/\r?\n\s*\r?\n/)[0]?.replace(/\s+/g, ' ');
    }

    private read(node: AstNode): string | undefined {
        // Langium leaves the blank after each line's asterisk, which would indent fences and tables.
        return this.provider.getDocumentation(node)?.replace(/^ /gm, '').trim() || undefined;
    }
}
