import { ValidationRegistry, type AstNode, type MaybePromise, type ValidationAcceptor, type ValidationCheck } from 'langium';

/** Has those checks wait that have something to wait for. Langium makes promises for each check of each node, which take longer than the checks do. */
export class PlineValidationRegistry extends ValidationRegistry {
    protected override wrapValidationException(check: ValidationCheck, thisObj: unknown): ValidationCheck {
        return (node, accept, cancelToken) => {
            try {
                const pending = check.call(thisObj, node, accept, cancelToken);
                return pending instanceof Promise ? this.guarded(() => pending, accept, node) : undefined;
            } catch (error) {
                return this.guarded(() => Promise.reject(error as Error), accept, node);
            }
        };
    }

    private guarded(check: () => MaybePromise<void>, accept: ValidationAcceptor, node: AstNode): Promise<void> {
        return this.handleException(check, 'An error occurred during validation', accept, node);
    }
}
