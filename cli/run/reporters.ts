import type { JournalEvent } from '../../protocol/journal.ts';
import { RunFold } from '../../runner/index.ts';
import { styleOf } from '../terminal/style.ts';
import { print, printError } from '../terminal/write.ts';
import { LiveView } from './live.ts';
import { PlainLines } from './plain.ts';
import type { Reporter } from './reporter.ts';
import { summary } from './summary.ts';

/** The events as they are, one a line, for programs. */
export function jsonReporter(): Reporter {
    return {
        history: () => {},
        event: (event) => print(JSON.stringify(event)),
        say: printError,
        end: async () => {},
        close: () => {},
    };
}

/** One line for each event, then a summary: for logs. */
export function plainReporter(): Reporter {
    const lines = new PlainLines();
    return {
        history: () => {},
        event(event) {
            const line = lines.line(event);
            if (line !== undefined) print(line);
        },
        say: printError,
        end: async (run, line) => print(`\n${await summary(run, line, styleOf(process.stdout))}`),
        close: () => {},
    };
}

/** A picture of the run that is repainted while it goes on, then a summary: for people at a terminal. */
export function liveReporter(): Reporter {
    const style = styleOf(process.stdout);
    let fold = new RunFold('');
    let live: LiveView | undefined;
    const close = (): void => {
        live?.stop();
        live = undefined;
    };
    const begin = ({ line, run }: Extract<JournalEvent, { type: 'run-started' | 'run-resumed' }>, word: string): void => {
        print(`${style('bold', line)} ${style('dim', `${run}${word}`)}`);
        live = new LiveView(process.stdout, () => fold.view());
        live.start();
    };
    return {
        history(events) {
            fold = new RunFold('');
            for (const event of events) fold.add(event);
        },
        event(event) {
            if (event.type === 'run-started') {
                fold = new RunFold('');
                begin(event, '');
            } else if (event.type === 'run-resumed') {
                begin(event, ' resumed');
            }
            fold.add(event);
        },
        say: (notice) => live ? live.say(notice) : printError(notice),
        async end(run, line) {
            close();
            print(`\n${await summary(run, line, style)}\n`);
        },
        close,
    };
}
