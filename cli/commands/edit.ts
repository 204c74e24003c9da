import { Command, Option } from 'commander';
import { Exit, UsageError } from '../exit.ts';
import { print } from '../terminal/write.ts';
import { action } from './action.ts';

export interface EditOptions {
    readonly schema?: true;
    readonly dryRun?: true;
    /** Of the text that the edits are for. */
    readonly sha256?: string;
    readonly allowErrors?: true;
}

export const editCommand = (): Command => new Command('edit')
    .summary('change a file by a program')
    .description('Makes a JSON array of edits in a .pline file: all of them or none. Comments, layout and all that they do not touch stay as they are.')
    .argument('[file]', 'the .pline file')
    .argument('[edits]', 'a JSON file with the edits, or "-" for standard input', '-')
    .option('--dry-run', 'change nothing: print what would change as a unified diff')
    .option('--sha256 <hash>', 'refuse where the file is not the one with this SHA-256')
    .option('--allow-errors', 'write the file even where it has new errors then')
    .addOption(new Option('--schema', 'print the JSON Schema of the edits').conflicts(['dryRun', 'sha256', 'allowErrors']))
    .addHelpText('after', `
Examples:
  pline edit nightly.pline edits.json
  echo '[{"kind": "setProperty", "line": "nightly", "task": "orders", "property": "retries", "value": "3"}]' | pline edit nightly.pline
  pline edit nightly.pline edits.json --dry-run | git apply -p0
  pline edit --schema > edits.schema.json

It answers in JSON: what was made and where, or why nothing was. A value is Pline text: "\\"a text\\"", "5", "crm".
More, with examples in Python and PowerShell: docs/scripts.md.

Exit code: 0 made, 1 an edit cannot be made or the file would have new errors, 2 wrong usage or a file that cannot be read or written.`)
    .action(action(async (file: string | undefined, edits: string, options: EditOptions) => {
        if (options.schema) {
            print(JSON.stringify((await import('../../protocol/edit-schema.ts')).EDITS_SCHEMA, undefined, 2));
            return Exit.ok;
        }
        if (file === undefined) throw new UsageError('Name the .pline file to change.');
        return (await import('../edit/edit.ts')).edit(file, edits, options);
    }));
