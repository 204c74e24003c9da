import type { LangiumDocument } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import type { CodeLens, Location, Range } from 'vscode-languageserver';
import { tasksIn } from '../../language/checks/members.ts';
import { isUpstream, type Line, type Task } from '../../language/generated/ast.ts';
import { nameNodeOf } from '../../language/model/ranges.ts';
import { fileOf, LIBRARY_SCHEME } from '../../language/uris.ts';
import type { RunStatus } from '../../protocol/journal.ts';
import type { LineRef, ShowReferences } from '../../protocol/lsp.ts';
import { linesOf } from '../lines.ts';
import type { PlineServerServices } from '../services.ts';

/** In a larger file a lens over each task would be in the way. */
const MOST_TASKS = 2_000;

const STATUSES: Readonly<Record<RunStatus, string>> = {
    running: '▶ running', succeeded: '✓ succeeded', failed: '✗ failed', cancelled: '⊘ cancelled', interrupted: '⚠ interrupted',
};

/** Over each line: run it, show its graph, how it ran last. Over each task: how many wait for it. */
export class CodeLensFeature implements CodeLensProvider {
    private readonly services: PlineServerServices;

    constructor(services: PlineServerServices) {
        const { Settings: settings, Refresh: refresh, Runs: runs } = services.editor;
        this.services = services;
        runs.onDidChange(({ statuses }) => { if (statuses) refresh.codeLenses(); });
        settings.onDidChange(() => refresh.codeLenses());
    }

    provideCodeLens(document: LangiumDocument): CodeLens[] {
        if (document.uri.scheme === LIBRARY_SCHEME) return [];
        const { dependents } = this.services.editor.Settings.current.codeLens;
        const tasks = dependents ? tasksIn(fileOf(document)) : [];
        return [
            ...linesOf(document).flatMap((line) => this.ofLine(line, document)),
            ...(tasks.length > MOST_TASKS ? [] : tasks.flatMap((task) => this.ofTask(task, document))),
        ];
    }

    private ofLine(line: Line, { textDocument: { uri } }: LangiumDocument): CodeLens[] {
        const range = nameNodeOf(line)?.range;
        if (!range) return [];
        const argument: LineRef = { uri, line: line.name };
        return [
            { range, command: { title: '▷ Run', tooltip: `Run line ${line.name}`, command: 'pline.runLine', arguments: [argument] } },
            { range, command: { title: 'Graph', tooltip: `Show line ${line.name} as a graph`, command: 'pline.showGraph', arguments: [argument] } },
            ...this.lastRun(argument, range),
        ];
    }

    private lastRun(argument: LineRef, range: Range): CodeLens[] {
        if (!this.services.editor.Settings.current.codeLens.lastRun) return [];
        const run = this.services.editor.Runs.of(argument.uri)?.newestOf(argument.line);
        if (!run) return [];
        const time = new Date(run.ended ?? run.started).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
        return [{ range, command: { title: `${STATUSES[run.status]} ${time}`, tooltip: `Show run ${run.id} in the graph`, command: 'pline.showGraph', arguments: [argument] } }];
    }

    private ofTask(task: Task, { textDocument: { uri } }: LangiumDocument): CodeLens[] {
        const range = nameNodeOf(task)?.range;
        if (!range) return [];
        const locations = this.services.references.References.occurrences(task)
            .filter(({ node }) => isUpstream(node.astNode))
            .map(({ document: { textDocument }, node }): Location => ({ uri: textDocument.uri, range: node.range }));
        const title = `${locations.length} ${locations.length === 1 ? 'dependent' : 'dependents'}`;
        const argument: ShowReferences = { uri, position: range.start, locations };
        // Without a command a lens is plain text.
        return [{ range, command: locations.length === 0 ? { title, command: '' } : { title, tooltip: `Show what waits for ${task.name}`, command: 'pline.showReferences', arguments: [argument] } }];
    }
}
