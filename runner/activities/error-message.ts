/** @returns what a person is shown of a failure: its message, without a stack trace */
export function errorMessage(error: unknown): string {
    if (error instanceof AggregateError && error.errors.length > 0) return errorMessage(error.errors[0]);
    const message = error instanceof Error ? error.message : String(error);
    return message.trim() || 'It failed without saying why.';
}

/** @returns the code that Node or a driver gives an error, such as `ECONNREFUSED` or `28P01` */
export function errorCode(error: unknown): string | undefined {
    if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
    return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
