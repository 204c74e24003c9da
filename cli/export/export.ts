import type { Engine, Settings } from '../../exporters/exporter.ts';
import { projectFolderFrom } from '../../exporters/project-folder.ts';
import type { ExportCommandOptions } from '../commands/export.ts';
import { Exit, UsageError, type ExitCode } from '../exit.ts';
import { chooseLine } from '../source/line.ts';
import { loadSource } from '../source/load.ts';
import { shownPath } from '../source/path.ts';
import { refuseErrors } from '../source/refuse.ts';
import { styleOf } from '../terminal/style.ts';
import { print, printError } from '../terminal/write.ts';
import { noteReport, reportNotes } from './notes.ts';
import { writeFiles } from './write-files.ts';

/** Exports a line of a file that has no errors. What the engine cannot do is said on standard error; where it refuses, nothing is written. */
export async function exportLine(engine: Engine, file: string, lineName: string | undefined, options: ExportCommandOptions): Promise<ExitCode> {
    const source = await loadSource(file);
    if (refuseErrors(source.problems)) return Exit.failed;
    const line = chooseLine(source, lineName);
    const { environment, output, json } = options;
    if (environment !== undefined && !line.environments.includes(environment)) {
        throw new UsageError(`There is no environment "${environment}". ${line.environments.length > 0 ? `There is ${line.environments.join(', ')}.` : 'The file names none: leave --environment out.'}`);
    }
    const make = await engine.load();
    const exported = make(line, { environment, projectFolder: projectFolderFrom(output, line.uri), settings: settingsOf(engine, options) });
    const refused = exported.notes.some(({ kind }) => kind === 'refusal');
    if (json) {
        print(JSON.stringify({ files: exported.files, notes: exported.notes.map(noteReport) }, undefined, 2));
    } else {
        if (exported.notes.length > 0) printError(reportNotes(exported.notes, styleOf(process.stderr)));
        if (refused) printError(`Nothing is written: ${engine.title} cannot run the line as it is.`);
        else for (const path of await writeFiles(exported.files, output)) print(shownPath(path));
    }
    return refused ? Exit.failed : Exit.ok;
}

/** Commander names the option `--pline-command` `plineCommand`. */
function settingsOf({ settings }: Engine, options: ExportCommandOptions): Settings {
    return Object.fromEntries(settings.map(({ name }) => {
        const value = options[name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())];
        return [name, typeof value === 'string' ? value : undefined];
    }));
}
