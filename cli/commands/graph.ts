import { Command, Option } from 'commander';
import { action } from './action.ts';

export const graphCommand = (): Command => new Command('graph')
    .summary('draw a line')
    .description('Draws a line as a graph, from left to right.')
    .argument('<file>', 'the .pline file')
    .argument('[line]', 'the line; may be left out where the file has one')
    .addOption(new Option('--svg [out]', 'an SVG picture, written to this file or to standard output').conflicts('json'))
    .option('--json', 'the graph with its layout, as JSON')
    .addHelpText('after', `
Examples:
  pline graph flights.pline nightly --svg nightly.svg
  pline graph flights.pline nightly --json | jq '.nodes[].id'

Exit code: 0 drawn, 1 the file has errors, 2 wrong usage or a file that cannot be read.`)
    .action(action(async (file: string, line: string | undefined, options: { readonly svg?: string | true; readonly json?: true }) => {
        const { graph } = await import('../graph/graph.ts');
        return graph(file, line, options);
    }));
