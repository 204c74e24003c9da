import { Exit, UsageError, type ExitCode } from '../exit.ts';
import { styleOf, type Style } from '../terminal/style.ts';
import { table } from '../terminal/table.ts';
import { print } from '../terminal/write.ts';
import { describeLibrary, type ActivityDescription } from './describe.ts';
import { explain } from './explain.ts';
import { firstSentence } from './first-sentence.ts';

/** Lists the activities of the standard library, or explains the one that is named. */
export async function activities(name: string | undefined, { json }: { readonly json?: true }): Promise<ExitCode> {
    const { activities: all, every } = await describeLibrary();
    const style = styleOf(process.stdout);
    if (name === undefined) {
        print(json ? JSON.stringify(all, undefined, 2) : list(all, style));
        return Exit.ok;
    }
    const activity = all.find((candidate) => candidate.name === name);
    if (!activity) throw new UsageError(`There is no activity "${name}" in the library. It has ${all.map((each) => each.name).join(', ')}.`);
    print(json ? JSON.stringify(activity, undefined, 2) : explain(activity, every.task.map((property) => property.name), style));
    return Exit.ok;
}

function list(all: readonly ActivityDescription[], style: Style): string {
    const rows = all.map(({ name, description = '' }) => [name, firstSentence(description)]);
    return `${table(rows, (cell, _row, column) => column === 0 ? style('bold', cell) : cell)}\n\n"pline activities NAME" explains one.`;
}
