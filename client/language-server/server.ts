import { Disposable, EventEmitter } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import * as exports from '../../protocol/export.ts';
import * as lsp from '../../protocol/lsp.ts';

/** The language server's own requests, typed. Each waits until the server has started, and rejects when it is gone. */
export class Server implements Disposable {
    private readonly client: LanguageClient;
    private readonly taskChanging = new EventEmitter<lsp.TaskChanged>();
    /** What a watched task is now. */
    readonly onDidChangeTask = this.taskChanging.event;
    private readonly logChanging = new EventEmitter<lsp.LogChanged>();
    /** More of a log that is followed. */
    readonly onDidChangeLog = this.logChanging.event;
    private readonly subscriptions: Disposable;

    constructor(client: LanguageClient) {
        this.client = client;
        this.subscriptions = Disposable.from(
            client.onNotification(lsp.taskChanged, (message: lsp.TaskChanged) => this.taskChanging.fire(message)),
            client.onNotification(lsp.logChanged, (message: lsp.LogChanged) => this.logChanging.fire(message)),
        );
    }

    dispose(): void {
        this.subscriptions.dispose();
        this.taskChanging.dispose();
        this.logChanging.dispose();
    }

    /** The lines of a document with their tasks, in the order of the text. */
    lines(uri: string): Promise<readonly lsp.LineOutline[]> {
        const params: lsp.ListLinesParams = { uri };
        return this.client.sendRequest(lsp.listLines, params);
    }

    activities(uri: string): Promise<readonly lsp.ActivityOutline[]> {
        const params: lsp.ListLinesParams = { uri };
        return this.client.sendRequest(lsp.listActivities, params);
    }

    planEdits(params: lsp.PlanEditsParams): Promise<lsp.PlanEditsResult> {
        return this.client.sendRequest(lsp.planEdits, params);
    }

    /** Begins to send a task, instead of the one before of its line; without one, ends that. */
    watchTask(params: lsp.WatchTaskParams): Promise<null> {
        return this.client.sendRequest(lsp.watchTask, params);
    }

    /** What would be wrong with a value, in the language's own words. */
    checkValue(params: lsp.CheckValueParams): Promise<lsp.CheckValueResult> {
        return this.client.sendRequest(lsp.checkValue, params);
    }

    groups(uri: string): Promise<readonly lsp.GroupOutline[]> {
        const params: lsp.ListLinesParams = { uri };
        return this.client.sendRequest(lsp.listGroups, params);
    }

    /** The runs of a line, newest first. */
    runs({ uri, line }: lsp.LineRef): Promise<lsp.ListRunsResult> {
        return this.client.sendRequest(lsp.listRuns, { uri, line });
    }

    readRun(params: lsp.ReadRunParams): Promise<lsp.ReadRunResult> {
        return this.client.sendRequest(lsp.readRun, params);
    }

    /** Begins to send a log, instead of the one before of its line; without a source, ends that. */
    followLog(params: lsp.FollowLogParams): Promise<null> {
        return this.client.sendRequest(lsp.followLog, params);
    }

    startRun(params: lsp.StartRunParams): Promise<lsp.StartRunResult> {
        return this.client.sendRequest(lsp.startRun, params);
    }

    cancelRun({ uri, line }: lsp.LineRef): Promise<lsp.CancelRunResult> {
        return this.client.sendRequest(lsp.cancelRun, { uri, line });
    }

    /** The engines that a line can be exported for. */
    engines(): Promise<readonly exports.ExportEngine[]> {
        return this.client.sendRequest(exports.listEngines);
    }

    exportLine(params: exports.ExportLineParams): Promise<exports.ExportLineResult> {
        return this.client.sendRequest(exports.exportLine, params);
    }

    libraryText(uri: string): Promise<lsp.LibraryTextResult> {
        const params: lsp.LibraryTextParams = { uri };
        return this.client.sendRequest(lsp.libraryText, params);
    }

    /** Brings the server's log to the front. */
    showLog(): void {
        this.client.outputChannel.show();
    }
}
