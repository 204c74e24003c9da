import { DocumentState, type LangiumDocument } from 'langium';
import { Emitter, type Event } from 'vscode-languageserver';
import type { LangiumSharedServices } from 'langium/lsp';
import { LIBRARY_SCHEME } from '../../language/uris.ts';
import { linesOf } from '../lines.ts';
import { projectFolderOf } from '../project-folder.ts';
import { FolderRuns, type FolderChange } from './folder-runs.ts';

export interface RunsChange extends FolderChange {
    readonly folder: string;
}

/** The runs of the project folders that somebody looks at: of the files that an editor has open, and of the whole workspace while that is asked for. */
export class RunFolders {
    private readonly folders = new Map<string, FolderRuns>();
    private readonly changing = new Emitter<RunsChange>();
    readonly onDidChange: Event<RunsChange> = this.changing.event;
    private readonly workspace: LangiumSharedServices['workspace'];
    private isFollowed = false;

    constructor({ workspace }: LangiumSharedServices) {
        this.workspace = workspace;
        workspace.TextDocuments.onDidClose(() => this.keepWanted());
        workspace.DocumentBuilder.onBuildPhase(DocumentState.Parsed, () => this.followNew());
        workspace.DocumentBuilder.onUpdate((_changed, deleted) => { if (deleted.length > 0) this.keepWanted(); });
    }

    /** Whether those of the whole workspace are followed. */
    get followsWorkspace(): boolean {
        return this.isFollowed;
    }

    /** Begins, or ends, to follow the runs of every folder of the workspace that has a line. */
    followWorkspace(follow: boolean): void {
        this.isFollowed = follow;
        this.followNew();
        this.keepWanted();
    }

    /** The runs of a project folder, which is followed from now on. */
    in(folder: string): FolderRuns {
        let runs = this.folders.get(folder);
        if (!runs) this.folders.set(folder, runs = new FolderRuns(folder, (change) => this.changing.fire({ folder, ...change })));
        return runs;
    }

    /** The same, for a file in it; undefined for one that is not on disk. */
    of(uri: string): FolderRuns | undefined {
        const folder = projectFolderOf(uri);
        return folder === undefined ? undefined : this.in(folder);
    }

    /** Every folder of the workspace that has a line. */
    workspaceFolders(): ReadonlySet<string> {
        return new Set(this.workspace.LangiumDocuments.all.toArray().filter(hasLine).flatMap(({ uri }) => projectFolderOf(uri.toString()) ?? []));
    }

    dispose(): void {
        for (const runs of this.folders.values()) runs.dispose();
        this.folders.clear();
    }

    private followNew(): void {
        if (this.isFollowed) for (const folder of this.workspaceFolders()) this.in(folder);
    }

    private keepWanted(): void {
        const open = this.workspace.TextDocuments.all().map(({ uri }) => projectFolderOf(uri));
        const wanted = new Set([...open, ...(this.isFollowed ? this.workspaceFolders() : [])]);
        for (const [folder, runs] of this.folders) {
            if (wanted.has(folder)) continue;
            runs.dispose();
            this.folders.delete(folder);
        }
    }
}

function hasLine(document: LangiumDocument): boolean {
    return document.uri.scheme !== LIBRARY_SCHEME && linesOf(document).length > 0;
}
