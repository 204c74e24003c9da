import { Command } from 'commander';
import { ENGINES } from '../../exporters/index.ts';
import type { Engine } from '../../exporters/exporter.ts';
import { action } from './action.ts';

/** What `pline export ENGINE` takes beside the settings of the engine. */
export interface ExportCommandOptions {
    readonly output: string;
    readonly environment?: string;
    readonly json?: true;
    readonly [setting: string]: unknown;
}

export const exportCommand = (): Command => {
    const command = new Command('export')
        .summary('make a line for another engine')
        .description('Writes a line as the definition of another engine, and says what is different there.')
        .addHelpText('after', `
Examples:
  pline export airflow flights.pline nightly --output dags
  pline export airflow flights.pline nightly --json | jq -r '.files[].path'

"pline export <engine> --help" says more.

Exit code: 0 written, 1 the file has errors or the engine cannot do what the line asks for, 2 wrong usage or a file that cannot be read.`);
    for (const [name, engine] of Object.entries(ENGINES)) command.addCommand(engineCommand(name, engine));
    return command;
};

function engineCommand(name: string, engine: Engine): Command {
    const command = new Command(name)
        .summary(`for ${engine.title}`)
        .description(`Writes ${engine.makes}, and says what is different there from a run of Pline's own.`)
        .argument('<file>', 'the .pline file')
        .argument('[line]', 'the line; may be left out where the file has one')
        .option('-o, --output <folder>', 'where to write the files; it is made where it is missing', '.')
        .option('-e, --environment <name>', 'the environment to export for')
        .option('--json', 'write nothing: print the files and the notes as JSON');
    for (const { name: setting, placeholder, description, default: otherwise } of engine.settings) command.option(`--${setting} <${placeholder}>`, description, otherwise);
    return command.action(action(async (file: string, line: string | undefined, options: ExportCommandOptions) => {
        const { exportLine } = await import('../export/export.ts');
        return exportLine(engine, file, line, options);
    }));
}
