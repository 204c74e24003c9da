import { Disposable, EventEmitter } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import * as bulk from '../../protocol/bulk-requests.ts';
import * as exports from '../../protocol/export.ts';
import * as history from '../../protocol/history.ts';
import * as lsp from '../../protocol/lsp.ts';
import * as lists from '../../protocol/workspace-lines.ts';

/** The language server's own requests, typed. Each waits until the server has started, and rejects when it is gone. */
export class Server implements Disposable {
    private readonly client: LanguageClient;
    private readonly taskChanging = new EventEmitter<lsp.TaskChanged>();
    /** What a watched task is now. */
    readonly onDidChangeTask = this.taskChanging.event;
    private readonly logChanging = new EventEmitter<lsp.LogChanged>();
    /** More of a log that is followed. */
    readonly onDidChangeLog = this.logChanging.event;
    private readonly runsChanging = new EventEmitter<history.RunsChanged>();
    /** Runs of the workspace, while they are followed. */
    readonly onDidChangeRuns = this.runsChanging.event;
    private readonly linesChanging = new EventEmitter<void>();
    /** The lines of the workspace, or their tasks, while its runs are followed. */
    readonly onDidChangeLines = this.linesChanging.event;
    private readonly subscriptions: Disposable;

    constructor(client: LanguageClient) {
        this.client = client;
        this.subscriptions = Disposable.from(
            client.onNotification(lsp.taskChanged, (message: lsp.TaskChanged) => this.taskChanging.fire(message)),
            client.onNotification(lsp.logChanged, (message: lsp.LogChanged) => this.logChanging.fire(message)),
            client.onNotification(history.runsChanged, (message: history.RunsChanged) => this.runsChanging.fire(message)),
            client.onNotification(history.linesChanged, () => this.linesChanging.fire()),
        );
    }

    dispose(): void {
        this.subscriptions.dispose();
        this.taskChanging.dispose();
        this.logChanging.dispose();
        this.runsChanging.dispose();
        this.linesChanging.dispose();
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

    /** Goes on with a run that was interrupted, failed or cancelled. */
    resumeRun(params: history.ResumeRunParams): Promise<history.ResumeRunResult> {
        return this.client.sendRequest(history.resumeRun, params);
    }

    /** Cancels a run of a line; the newest that goes on, where none is named. */
    cancelRun({ uri, line, run }: lsp.CancelRunParams): Promise<lsp.CancelRunResult> {
        return this.client.sendRequest(lsp.cancelRun, { uri, line, run });
    }

    /** Begins, or ends, to tell how the runs of the whole workspace stand. */
    followHistory(follow: boolean): Promise<null> {
        const params: history.FollowHistoryParams = { follow };
        return this.client.sendRequest(history.followHistory, params);
    }

    pageOfRuns(params: history.PageOfRunsParams): Promise<history.PageOfRunsResult> {
        return this.client.sendRequest(history.pageOfRuns, params);
    }

    runDetails({ uri, run }: history.RunRef): Promise<history.RunDetailsResult> {
        return this.client.sendRequest(history.runDetails, { uri, run });
    }

    compareRuns(params: history.CompareRunsParams): Promise<history.CompareRunsResult> {
        return this.client.sendRequest(history.compareTwoRuns, params);
    }

    deleteRuns(runs: readonly history.RunRef[]): Promise<history.DeletedRuns> {
        const params: history.DeleteRunsParams = { runs: runs.map(({ uri, run }) => ({ uri, run })) };
        return this.client.sendRequest(history.deleteRuns, params);
    }

    pruneRuns(params: history.PruneRunsParams): Promise<history.DeletedRuns> {
        return this.client.sendRequest(history.pruneRuns, params);
    }

    workspaceLines(filter: lists.TaskFilter = {}): Promise<lists.WorkspaceLinesResult> {
        const params: lists.WorkspaceLinesParams = { filter };
        return this.client.sendRequest(lists.workspaceLines, params);
    }

    lineTasks({ uri, line }: lsp.LineRef, filter: lists.TaskFilter): Promise<readonly lists.LineTask[]> {
        const params: lists.LineTasksParams = { uri, line, filter };
        return this.client.sendRequest(lists.lineTasks, params);
    }

    filterChoices(): Promise<lists.FilterChoices> {
        return this.client.sendRequest(lists.filterChoices);
    }

    /** The engines that a line can be exported for. */
    engines(): Promise<readonly exports.ExportEngine[]> {
        return this.client.sendRequest(exports.listEngines);
    }

    exportLine(params: exports.ExportLineParams): Promise<exports.ExportLineResult> {
        return this.client.sendRequest(exports.exportLine, params);
    }

    connections(uri: string): Promise<readonly bulk.ConnectionOutline[]> {
        const params: bulk.ListConnectionsParams = { uri };
        return this.client.sendRequest(bulk.listConnections, params);
    }

    /** The tables of a connection, read live. */
    catalog(params: bulk.ReadCatalogParams): Promise<bulk.RowsResult> {
        return this.client.sendRequest(bulk.readCatalog, params);
    }

    /** The rows of a CSV or JSON text. */
    rows(params: bulk.ReadRowsParams): Promise<bulk.RowsResult> {
        return this.client.sendRequest(bulk.readRows, params);
    }

    guessBulk(params: bulk.GuessBulkParams): Promise<bulk.GuessBulkResult> {
        return this.client.sendRequest(bulk.guessBulk, params);
    }

    planBulk(params: bulk.PlanBulkParams): Promise<bulk.PlanBulkResult> {
        return this.client.sendRequest(bulk.planBulk, params);
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
