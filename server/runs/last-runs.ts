import type { LangiumSharedServices } from 'langium/lsp';
import { projectFolderOf } from '../project-folder.ts';
import { FolderRuns, type LastRun } from './folder-runs.ts';

/** How lines ran last, for those files that an editor has open. Answers at once with what is known by then. */
export class LastRuns {
    private readonly folders = new Map<string, FolderRuns>();
    private readonly changed: () => void;

    /** @param changed is called when an answer would be another one now */
    constructor({ workspace: { TextDocuments: documents } }: LangiumSharedServices, changed: () => void) {
        this.changed = changed;
        documents.onDidClose(() => this.keepOnly(new Set(documents.all().map(({ uri }) => projectFolderOf(uri)))));
    }

    /** @param uri of the file that declares the line */
    of(uri: string, line: string): LastRun | undefined {
        const folder = projectFolderOf(uri);
        if (folder === undefined) return undefined;
        let runs = this.folders.get(folder);
        if (!runs) this.folders.set(folder, runs = new FolderRuns(folder, this.changed));
        return runs.of(line);
    }

    dispose(): void {
        this.keepOnly(new Set());
    }

    private keepOnly(wanted: ReadonlySet<string | undefined>): void {
        for (const [folder, runs] of this.folders) {
            if (wanted.has(folder)) continue;
            runs.dispose();
            this.folders.delete(folder);
        }
    }
}
