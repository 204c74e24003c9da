/** Where Pline's other programs lie, and how a child of this process runs them. */
import { fileURLToPath } from 'node:url';

export type ProgramName = 'worker' | 'watchdog';

export interface Program {
    readonly file: string;
    readonly args: readonly string[];
    /** Variables that the program needs to be a Node program. */
    readonly environment: Readonly<Record<string, string>>;
}

const SOURCES: Readonly<Record<ProgramName, string>> = { worker: './worker/main.ts', watchdog: './process/watchdog-main.ts' };

/** From the bundle its neighbour in `dist/`; from the sources, which Node runs as they are, the source itself. */
export function program(name: ProgramName): Program {
    const bundled = !import.meta.url.endsWith('.ts');
    const file = fileURLToPath(new URL(bundled ? `./${name}.js` : SOURCES[name], import.meta.url));
    return { file: process.execPath, args: [file], environment: nodeVariables() };
}

/** VS Code's own program is a Node one only when told so. */
function nodeVariables(): Readonly<Record<string, string>> {
    return 'electron' in process.versions ? { ELECTRON_RUN_AS_NODE: '1' } : {};
}

/** The variables that tasks inherit: this process's own, without the one that makes Electron a Node program. */
export function inheritedVariables(): Record<string, string> {
    const { ELECTRON_RUN_AS_NODE: _, ...variables } = process.env;
    return Object.fromEntries(Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
