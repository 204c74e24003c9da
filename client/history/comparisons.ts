import { commands, Uri, window, workspace, type Disposable } from 'vscode';
import type { RunRef } from '../../protocol/history.ts';
import type { Server } from '../language-server/server.ts';
import type { LineRunRef } from '../outline.ts';
import { comparisonMarkdown } from './comparison-markdown.ts';

const SCHEME = 'pline-comparison';

/** Shows two runs side by side, as a read-only table. */
export class Comparisons implements Disposable {
    private readonly provider: Disposable;

    constructor(server: Server) {
        this.provider = workspace.registerTextDocumentContentProvider(SCHEME, {
            provideTextDocumentContent: async ({ query }) => {
                // Made below, so it is what it says.
                const [before, after] = JSON.parse(query) as readonly [RunRef, RunRef];
                const comparison = await server.compareRuns({ before, after });
                return comparison === null ? 'One of the runs is gone, or cannot be read.\n' : comparisonMarkdown(comparison);
            },
        });
    }

    async show(before: LineRunRef, after: LineRunRef): Promise<void> {
        const query = JSON.stringify([before, after].map(({ uri, run }) => ({ uri, run })));
        const uri = Uri.from({ scheme: SCHEME, path: `/Comparison of ${after.line}.md`, query });
        try {
            await commands.executeCommand('markdown.showPreview', uri);
        } catch {
            // Without VS Code's own Markdown extension the text does, too.
            await window.showTextDocument(uri);
        }
    }

    dispose(): void {
        this.provider.dispose();
    }
}
