import { Command, CommanderError } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { messageOf, RunCancelledError, RunError } from '../runner/errors.ts';
import { activitiesCommand } from './commands/activities.ts';
import { addCommand } from './commands/add.ts';
import { cancelCommand } from './commands/cancel.ts';
import { checkCommand } from './commands/check.ts';
import { exportCommand } from './commands/export.ts';
import { editCommand } from './commands/edit.ts';
import { formatCommand } from './commands/format.ts';
import { graphCommand } from './commands/graph.ts';
import { lspCommand } from './commands/lsp.ts';
import { modelCommand } from './commands/model.ts';
import { resumeCommand } from './commands/resume.ts';
import { runCommand } from './commands/run.ts';
import { runsCommand } from './commands/runs.ts';
import { tablesCommand } from './commands/tables.ts';
import { taskCommand } from './commands/task.ts';
import { Exit, UsageError } from './exit.ts';
import { styleOf } from './terminal/style.ts';
import { outliveReaders, printError } from './terminal/write.ts';

const OLDEST_NODE = 22;

/** Runs the command that the arguments name, and sets the process's exit code. Nothing that goes wrong ends in a stack trace. */
export async function main(argv: readonly string[]): Promise<void> {
    outliveReaders();
    // What no command waits for, such as an error of a stream or a timer.
    process.on('uncaughtException', (error) => process.exit(fail(error)));
    try {
        checkNode();
        await pline().parseAsync(argv);
    } catch (error) {
        process.exitCode = fail(error);
    }
}

function pline(): Command {
    const program = new Command('pline')
        .description('Pline: data pipelines as text. Check a line, see it, run it.')
        .version(packageJson.version, '-v, --version')
        .addHelpText('after', `
Examples:
  pline check                                      what is wrong in this folder?
  pline run flights.pline nightly                  run the line "nightly"
  pline graph flights.pline nightly --svg line.svg draw it
  pline runs                                       what ran here, and how it went

"pline <command> --help" says more. Exit codes: 0 fine, 1 the line failed or has errors, 2 wrong usage or unreadable input, 130 cancelled.`);
    const commands = [checkCommand, runCommand, resumeCommand, taskCommand, graphCommand, modelCommand, tablesCommand, addCommand, editCommand, formatCommand, runsCommand, cancelCommand, exportCommand, activitiesCommand, lspCommand].map((create) => create());
    for (const command of commands) program.addCommand(command);
    for (const command of [program, ...commands, ...commands.flatMap(({ commands: nested }) => nested)]) {
        command
            .exitOverride()
            .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, prefix())) })
            .configureHelp({ styleTitle: (title) => styleOf(process.stdout)('bold', title) })
            .showHelpAfterError(`"${fullName(command)} --help" shows how.`);
    }
    return program;
}

/** `pline export airflow` */
function fullName(command: Command): string {
    return command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;
}

function checkNode(): void {
    if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
        throw new UsageError(`Pline needs Node ${OLDEST_NODE} or newer, and this is Node ${process.versions.node}. Start it with "npx pline" in a project that has it, or install a newer Node.`);
    }
}

/** @returns the exit code for what was thrown, having told the person */
function fail(error: unknown): number {
    if (error instanceof CommanderError) return error.exitCode === 0 ? Exit.ok : Exit.unusable;
    if (process.env['PLINE_DEBUG'] === '1') console.error(error);
    const expected = error instanceof UsageError || error instanceof RunError;
    printError(`${prefix()}${messageOf(error)}${expected ? '' : '\nThis should not happen. Please report it; PLINE_DEBUG=1 shows where it comes from.'}`);
    return error instanceof RunCancelledError ? Exit.cancelled : Exit.unusable;
}

function prefix(): string {
    return `${styleOf(process.stderr)('red', 'pline:')} `;
}
