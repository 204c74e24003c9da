import { Command } from 'commander';
import { action } from './action.ts';

export const cancelCommand = (): Command => new Command('cancel')
    .summary('cancel a run')
    .description('Cancels a run, whoever started it, and waits until it has ended. Without a run: the one that is going on in the folder.')
    .argument('[run]', 'the id of the run, as "pline runs" shows it')
    .option('-C, --folder <path>', 'the project folder, or a .pline file in it', '.')
    .addHelpText('after', `
Examples:
  pline cancel                                  the run that is going on here
  pline cancel 20260131T020000-a1b2
  pline cancel --folder examples/flights

Exit code: 0 the run has ended, 2 there is no such run or it is not running.`)
    .action(action(async (run: string | undefined, { folder }: { readonly folder: string }) => {
        const { cancel } = await import('../runs/cancel.ts');
        return cancel(run, folder);
    }));
