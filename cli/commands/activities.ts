import { Command } from 'commander';
import { action } from './action.ts';

export const activitiesCommand = (): Command => new Command('activities')
    .summary('say what tasks can do')
    .description('Lists the activities of the standard library, or explains one: what it does, its properties and its outputs.')
    .argument('[name]', 'an activity, such as sql.query')
    .option('--json', 'print them as JSON')
    .addHelpText('after', `
Examples:
  pline activities
  pline activities ingest.database
  pline activities --json | jq -r '.[].name'

Exit code: 0, or 2 where there is no such activity.`)
    .action(action(async (name: string | undefined, options: { readonly json?: true }) => {
        const { activities } = await import('../activities/activities.ts');
        return activities(name, options);
    }));
