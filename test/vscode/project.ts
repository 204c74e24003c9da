import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Project {
    readonly folder: string;
    read(file: string): Promise<string>;
    write(file: string, text: string): Promise<void>;
    remove(): Promise<void>;
}

/**
 * A copy of the fixture's files that a test may change.
 * @param settings VS Code's, for this folder
 */
export async function copyProject(settings: Readonly<Record<string, unknown>> = {}): Promise<Project> {
    const folder = await mkdtemp(join(tmpdir(), 'pline-project-'));
    await cp(new URL('fixture', import.meta.url), folder, { recursive: true });
    await mkdir(join(folder, '.vscode'));
    await writeFile(join(folder, '.vscode/settings.json'), JSON.stringify(settings));
    return {
        folder,
        read: (file) => readFile(join(folder, file), 'utf8'),
        write: (file, text) => writeFile(join(folder, file), text),
        remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
    };
}
