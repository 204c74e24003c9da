import type { Variables } from '../evaluate/scope.ts';
import { readVariables } from '../evaluate/variables.ts';
import { inheritedVariables } from '../programs.ts';

/** The variables of this process, and those of the project's `.env` that it does not set. @throws RunError for a `.env` that cannot be read */
export function projectVariables(projectFolder: string): Variables {
    return readVariables(projectFolder, inheritedVariables());
}
