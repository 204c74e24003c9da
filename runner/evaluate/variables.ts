import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { codeOf, messageOf, RunError } from '../errors.ts';
import type { Variables } from './scope.ts';

/**
 * What `env()` and `secret()` read: the process's own variables, and those of the project folder's `.env` that it does not set itself.
 * @throws RunError for a `.env` that cannot be read
 */
export function readVariables(projectFolder: string, inherited: Variables): Variables {
    const path = join(projectFolder, '.env');
    try {
        return { ...parseEnv(readFileSync(path, 'utf8')), ...inherited };
    } catch (error) {
        if (codeOf(error) === 'ENOENT') return inherited;
        throw new RunError(`Cannot read ${path}: ${messageOf(error)}`);
    }
}
