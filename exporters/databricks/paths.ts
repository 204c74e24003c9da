import { posix } from 'node:path';

/** Where the job is defined, and what Pline writes for it, in the output folder. */
export interface BundlePaths {
    readonly job: string;
    /** A file that Pline writes, below the output folder. */
    generated(name: string): string;
    /** A generated file, as the job names it. */
    fromJob(path: string): string;
    /** A file of the project, as the job names it. `${…}` may stand in it. */
    projectFile(...path: readonly string[]): string;
    /** The same, as a generated file names it. */
    projectFileFromGenerated(...path: readonly string[]): string;
}

/** @param projectFolder the way from the output folder to the folder of the line's file */
export function bundlePaths(line: string, projectFolder: string): BundlePaths {
    const generated = (name: string): string => posix.join('pline', line, name);
    const below = (folder: string, path: readonly string[]): string => posix.join(posix.relative(folder, '.'), projectFolder, ...path);
    return {
        job: posix.join('resources', `${line}.job.yml`),
        generated,
        fromJob: (path) => posix.join('..', path),
        projectFile: (...path) => below('resources', path),
        projectFileFromGenerated: (...path) => below(posix.dirname(generated('x')), path),
    };
}
