import type { ExitCode } from '../exit.ts';

/** Makes what a command does into an action of commander; what it gives becomes the exit code. */
export function action<A extends readonly unknown[]>(run: (...args: A) => Promise<ExitCode>): (...args: A) => Promise<void> {
    return async (...args) => {
        process.exitCode = await run(...args);
    };
}
