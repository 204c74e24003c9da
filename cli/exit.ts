/** How `pline` ends: the codes that scripts and CI rely on. */
export const Exit = { ok: 0, failed: 1, unusable: 2, cancelled: 130 } as const;
export type ExitCode = (typeof Exit)[keyof typeof Exit];

/** Wrong usage or input that cannot be read: the message says what is wrong and what to do, and is shown as it is. */
export class UsageError extends Error {
    override readonly name = 'UsageError';
}
