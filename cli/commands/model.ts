import { Command } from 'commander';
import { action } from './action.ts';

export const modelCommand = (): Command => new Command('model')
    .summary('say what a line comes to')
    .description('Shows a line resolved: its tasks with every value that holds for them, and where it comes from. With --json it is all that the graph, the runner and the exporters know of the line.')
    .argument('<file>', 'the .pline file')
    .argument('[line]', 'the line; may be left out where the file has one')
    .option('--json', 'print the whole model as JSON')
    .addHelpText('after', `
Examples:
  pline model flights.pline nightly
  pline model flights.pline nightly --json | jq -r '.tasks[].name'

A value is as written, with names in it: what they stand for is put in when the line runs. No secret is in it.

Exit code: 0 shown, 1 the file has errors, 2 wrong usage or a file that cannot be read.`)
    .action(action(async (file: string, line: string | undefined, options: { readonly json?: true }) => {
        const { model } = await import('../model/model.ts');
        return model(file, line, options);
    }));
