/** Two runs side by side as Markdown, which VS Code shows as a table. Pure: no vscode. */
import type { ComparedRun, ComparedTask, RunComparison } from '../../protocol/history.ts';
import { duration } from '../runs/run-text.ts';
import { percent } from './words.ts';

/** Told apart by sign and word, as in the terminal. */
const SIGNS: Readonly<Record<ComparedTask['status'], string>> = { waiting: '○', running: '●', succeeded: '✓', failed: '✗', skipped: '↷', cancelled: '■' };
/** In milliseconds; less is not worth a word. */
const LEAST_DIFFERENCE = 100;

export function comparisonMarkdown({ before, after, tasks }: RunComparison): string {
    const changed = tasks.filter((row) => row.before?.status !== row.after?.status).length;
    return [
        `# ${before.line === after.line ? `Two runs of ${before.line}` : `${before.line} and ${after.line}`}`,
        '',
        '| | before | after |',
        '|---|---|---|',
        row('Run', before, after, ({ id }) => `\`${id}\``),
        row('Started', before, after, ({ started }) => new Date(started).toLocaleString()),
        row('Status', before, after, ({ status }) => status),
        row('Time', before, after, ({ milliseconds }) => milliseconds === undefined ? '–' : duration(milliseconds)),
        ...(before.environment === undefined && after.environment === undefined ? [] : [row('Environment', before, after, ({ environment }) => environment ?? '–')]),
        '',
        changed === 0 ? 'Every task ended as it did before.' : `${changed} ${changed === 1 ? 'task' : 'tasks'} ended otherwise.`,
        '',
        '| task | before | after | difference |',
        '|---|---|---|--:|',
        ...tasks.map((each) => `| ${each.task} | ${taskText(each.before)} | ${taskText(each.after)} | ${differenceText(each)} |`),
        '',
    ].join('\n');
}

function row(title: string, before: ComparedRun, after: ComparedRun, text: (run: ComparedRun) => string): string {
    return `| ${title} | ${text(before)} | ${text(after)} |`;
}

function taskText(task: ComparedTask | undefined): string {
    if (task === undefined) return '–';
    return `${SIGNS[task.status]} ${task.status}${task.milliseconds === undefined ? '' : ` ${duration(task.milliseconds)}`}${task.attempts > 1 ? `, attempt ${task.attempts}` : ''}`;
}

function differenceText({ before, difference }: RunComparison['tasks'][number]): string {
    if (difference === undefined || Math.abs(difference) < LEAST_DIFFERENCE) return '';
    const share = before?.milliseconds ? ` (${percent(difference / before.milliseconds)})` : '';
    return `${difference < 0 ? '−' : '+'}${duration(Math.abs(difference))}${share}`;
}
