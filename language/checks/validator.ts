import { Cancellation, DefaultDocumentValidator, type AstNode, type LangiumDocument, type MaybePromise, type ValidationAcceptor, type ValidationCheck, type ValidationOptions } from 'langium';
import { withoutConsequences } from './consequences.ts';
import { forEachNode } from '../scoping/nodes.ts';
import type { Code } from './codes.ts';

type Diagnostics = Awaited<ReturnType<DefaultDocumentValidator['validateDocument']>>;

/** Gives the parser's and the linker's findings their codes, and lets one mistake have one message. */
export class PlineDocumentValidator extends DefaultDocumentValidator {
    private readonly checks = new Map<string, readonly ValidationCheck[]>();

    override async validateDocument(document: LangiumDocument, options?: ValidationOptions, cancelToken?: Cancellation.CancellationToken): Promise<Diagnostics> {
        return withoutConsequences(await super.validateDocument(document, options, cancelToken), document);
    }

    protected override async validateAstNodes(root: AstNode, _options: ValidationOptions, accept: ValidationAcceptor, cancelToken: Cancellation.CancellationToken = Cancellation.CancellationToken.None): Promise<void> {
        await forEachNode(root, cancelToken, (node) => this.runChecks(this.checksOf(node.$type), node, accept, cancelToken));
    }

    /** Findings come in the order of the checks. */
    private runChecks(checks: readonly ValidationCheck[], node: AstNode, accept: ValidationAcceptor, cancelToken: Cancellation.CancellationToken): MaybePromise<void> {
        for (let next = 0; next < checks.length;) {
            const pending = checks[next++]!(node, accept, cancelToken);
            if (pending) return this.runAfter(pending, checks.slice(next), node, accept, cancelToken);
        }
    }

    private async runAfter(pending: Promise<void>, ...rest: Parameters<PlineDocumentValidator['runChecks']>): Promise<void> {
        await pending;
        await this.runChecks(...rest);
    }

    /** Looked up once for each type: all are registered before the first file is checked, and none has a category of its own. */
    private checksOf(type: string): readonly ValidationCheck[] {
        let checks = this.checks.get(type);
        if (!checks) this.checks.set(type, checks = this.validationRegistry.getChecks(type).toArray());
        return checks;
    }

    protected override processLexingErrors(...[result, diagnostics, options]: Parameters<DefaultDocumentValidator['processLexingErrors']>): void {
        const found: Diagnostics = [];
        super.processLexingErrors(result, found, options);
        diagnostics.push(...withCode(found, 'syntax'));
    }

    protected override processParsingErrors(...[result, diagnostics, options]: Parameters<DefaultDocumentValidator['processParsingErrors']>): void {
        const found: Diagnostics = [];
        super.processParsingErrors(result, found, options);
        diagnostics.push(...withCode(found, 'syntax'));
    }

    protected override processLinkingErrors(document: LangiumDocument, diagnostics: Diagnostics, options: ValidationOptions): void {
        const found: Diagnostics = [];
        super.processLinkingErrors(document, found, options);
        // An empty message marks a consequence that the linker itself saw.
        diagnostics.push(...withCode(found.filter(({ message }) => message !== ''), 'unknown-name'));
    }

    protected override getSource(): string {
        return 'pline';
    }
}

function withCode(diagnostics: Diagnostics, code: Code): Diagnostics {
    return diagnostics.map((diagnostic) => ({ ...diagnostic, code }));
}
