/** A failure of a run, or of a request about runs, that a person can act on: its message is shown as it is. */
export class RunError extends Error {
    override readonly name = 'RunError';
}

/** A run that was cancelled before it began. */
export class RunCancelledError extends RunError {}

/** What went wrong, in words, without a stack. */
export function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}

/** The code of a failed system call (`ENOENT`, …), where the error has one. */
export function codeOf(error: unknown): string | undefined {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
