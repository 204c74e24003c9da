import { Command, Option } from 'commander';
import { UsageError } from '../exit.ts';
import { action } from './action.ts';
import { indentOption } from './options.ts';

export interface FormatOptions {
    readonly check?: true;
    readonly stdin?: true;
    /** One step of indentation. */
    readonly indent: string;
    readonly json?: true;
}

export const formatCommand = (): Command => new Command('format')
    .summary('lay files out')
    .description('Lays .pline files out: indentation, spaces and empty lines. Nothing else changes. Without a path: the current folder and all below it.')
    .argument('[paths...]', 'files, or folders to look through')
    .option('--check', 'change nothing, list the files that would change')
    .addOption(new Option('--stdin', 'lay out the text on standard input, and write it to standard output').conflicts('json'))
    .option('--indent <width>', 'one step of indentation: a number of spaces, or "tab"', indentOption, ' '.repeat(4))
    .option('--json', 'print what became of each file as a JSON array')
    .addHelpText('after', `
Examples:
  pline format                      all that lies in this folder
  pline format --check lines/       in CI: fails where a file is not laid out
  pline format --stdin < a.pline    what a.pline would become

A file with syntax errors is left alone and told of; the others are laid out.

Exit code: 0 fine, 1 a file has syntax errors, or with --check is not laid out, 2 wrong usage, or a file that cannot be read or written.`)
    .action(action(async (paths: readonly string[], options: FormatOptions) => {
        if (options.stdin && paths.length > 0) throw new UsageError('Name files, or give a text with --stdin, not both.');
        const { formatFiles, formatInput } = await import('../format/format.ts');
        return options.stdin ? formatInput(options) : formatFiles(paths.length > 0 ? paths : ['.'], options);
    }));
