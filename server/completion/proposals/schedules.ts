import { CompletionItemKind } from 'vscode-languageserver';
import type { Proposal } from '../proposal.ts';

const EXAMPLES = [
    ['0 2 * * *', 'every day at 02:00'],
    ['*/15 * * * *', 'every 15 minutes'],
    ['0 * * * *', 'every hour'],
    ['0 6 * * 1-5', 'on weekdays at 06:00'],
    ['0 3 * * 0', 'on Sundays at 03:00'],
    ['0 4 1 * *', 'on the first of each month at 04:00'],
] as const;

/** Schedules to begin with. */
export function crons(): Proposal[] {
    return EXAMPLES.map(([label, detail]) => ({ label, kind: CompletionItemKind.Value, detail }));
}

/** The time zones that this system knows. */
export function timezones(): Proposal[] {
    return ['UTC', ...Intl.supportedValuesOf('timeZone')].map((label) => ({ label, kind: CompletionItemKind.Value }));
}
