import { ThemeColor, ThemeIcon } from 'vscode';
import type { RunStatus } from '../../protocol/journal.ts';
import type { LastStatus } from '../../protocol/workspace-lines.ts';

/** The same icons as in the graph; told apart by their shapes too. */
const ICONS: Readonly<Record<LastStatus | RunStatus, readonly [icon: string, color?: string]>> = {
    never: ['circle-large-outline', 'testing.iconUnset'],
    waiting: ['circle-large-outline', 'testing.iconQueued'],
    running: ['sync~spin', 'charts.blue'],
    succeeded: ['pass-filled', 'testing.iconPassed'],
    failed: ['error', 'testing.iconFailed'],
    skipped: ['debug-step-over', 'testing.iconSkipped'],
    cancelled: ['circle-slash', 'testing.iconSkipped'],
    interrupted: ['debug-disconnect', 'list.warningForeground'],
};

/** @param handled a run that succeeded though a task failed shows so */
export function statusIcon(status: LastStatus | RunStatus, handled = false): ThemeIcon {
    const [icon, color] = ICONS[status];
    return new ThemeIcon(handled ? 'pass' : icon, color === undefined ? undefined : new ThemeColor(color));
}
