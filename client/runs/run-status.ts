import { commands, StatusBarAlignment, window, type Disposable, type StatusBarItem } from 'vscode';
import type { LineRef } from '../../protocol/lsp.ts';
import type { RunView } from '../../protocol/run-view.ts';
import { progressDetail, progressText } from './run-text.ts';

export interface LineRun {
    readonly ref: LineRef;
    readonly run: RunView;
}

/** The status bar while lines run: how far they are, and a button that stops. */
export class RunStatus implements Disposable {
    private readonly progress: StatusBarItem;
    private readonly stop: StatusBarItem;

    constructor() {
        this.progress = window.createStatusBarItem('pline.run', StatusBarAlignment.Left, 1);
        this.progress.name = 'Pline Run';
        this.stop = window.createStatusBarItem('pline.stop', StatusBarAlignment.Left, 0.9);
        this.stop.name = 'Pline Stop Run';
        this.stop.text = '$(debug-stop)';
        this.stop.tooltip = 'Stop the run';
        this.stop.command = 'pline.stopRun';
    }

    show(running: readonly LineRun[]): void {
        void commands.executeCommand('setContext', 'pline.running', running.length > 0);
        const [first] = running;
        if (first === undefined) {
            this.progress.hide();
            this.stop.hide();
            return;
        }
        const more = running.length > 1 ? ` and ${running.length - 1} more` : '';
        this.progress.text = `$(sync~spin) ${progressText(first.run)}${more}`;
        this.progress.tooltip = running.map(({ run }) => progressDetail(run)).join('\n\n');
        this.progress.command = { command: 'pline.showGraph', title: 'Show Graph', arguments: [first.ref] };
        this.progress.show();
        this.stop.show();
    }

    dispose(): void {
        this.progress.dispose();
        this.stop.dispose();
    }
}
