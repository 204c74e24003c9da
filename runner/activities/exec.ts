import { ActivityError, type CommandActivity } from './activity.ts';
import { textList } from './inputs.ts';

/** `exec`: a program and its arguments, as they are. */
export const exec: CommandActivity = {
    kind: 'command',
    command(inputs) {
        const [file, ...args] = textList(inputs, 'command');
        if (!file) throw new ActivityError('"command" is empty: its first item is the program to run, as in command: ["dbt", "run"].');
        return { file, args };
    },
};
