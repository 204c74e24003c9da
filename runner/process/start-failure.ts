import { statSync } from 'node:fs';
import { codeOf, messageOf, RunError } from '../errors.ts';

/** Why a program could not be started, in words that say what to do. Shows no argument and no variable: they may hold secrets. */
export function startFailure(error: unknown, { file, directory }: { readonly file: string; readonly directory: string }): RunError {
    if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
        return new RunError(`The working directory ${directory} does not exist: create it, or correct working_directory.`);
    }
    switch (codeOf(error)) {
        case 'ENOENT': return new RunError(`Cannot start ${file}: there is no such program. Install it, or give its whole path (the PATH was searched).`);
        case 'EACCES': return new RunError(`Cannot start ${file}: it is not executable, or its folder may not be read.`);
        case 'E2BIG': return new RunError(`Cannot start ${file}: its arguments and variables are too large for the system. Pass large values through a file.`);
        case 'EAGAIN': return new RunError(`Cannot start ${file}: the system allows no more processes. Run with fewer jobs.`);
        case 'ERR_INVALID_ARG_VALUE': return new RunError(`Cannot start ${file}: an argument or a variable holds a NUL character, which no process can take.`);
        default: return new RunError(`Cannot start ${file}: ${messageOf(error)}`);
    }
}
