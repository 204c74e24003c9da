import { DocumentState, URI, type LangiumDocument } from 'langium';
import type { TaskChanged, WatchTaskParams } from '../../protocol/lsp.ts';
import type { TaskDetails } from '../../protocol/task.ts';
import { Documentation } from '../documentation.ts';
import { findLine } from '../lines.ts';
import type { PlineServerServices } from '../services.ts';
import { detailsOf } from '../task/details.ts';
import { keyOf } from './key.ts';

interface Watched extends Omit<WatchTaskParams, 'task'> {
    readonly task: string;
    /** What was sent last, to send nothing twice. */
    last?: string;
}

/** Sends what a task is as its text changes: one task for each line. */
export class TaskWatcher {
    private readonly watched = new Map<string, Watched>();
    private readonly services: PlineServerServices;
    private readonly documentation: Documentation;
    private readonly send: (message: TaskChanged) => void;

    constructor(services: PlineServerServices, send: (message: TaskChanged) => void) {
        this.services = services;
        this.documentation = new Documentation(services);
        this.send = send;
        services.shared.workspace.DocumentBuilder.onBuildPhase(DocumentState.Validated, (documents) => this.changed(documents.map(({ uri }) => uri)));
        services.shared.workspace.DocumentBuilder.onUpdate((_changed, deleted) => this.changed(deleted));
    }

    /** Begins to send a task, instead of the one before of its line; without one, ends that. */
    watch({ uri, line, task, environment }: WatchTaskParams): void {
        this.watched.delete(keyOf({ uri, line }));
        if (task === undefined) return;
        const watched: Watched = { uri, line, task, ...(environment !== undefined && { environment }) };
        this.watched.set(keyOf(watched), watched);
        this.update(watched);
    }

    private changed(uris: readonly URI[]): void {
        const changed = new Set(uris.map((uri) => uri.toString()));
        for (const watched of this.watched.values()) if (changed.has(URI.parse(watched.uri).toString())) this.update(watched);
    }

    private update(watched: Watched): void {
        const { uri, line, task, environment } = watched;
        const document = this.services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
        // One that is being read is told of when that is done.
        if (document && document.state < DocumentState.Validated) return;
        const details = document && this.details(document, line, task, environment);
        const content = JSON.stringify(details);
        if (watched.last === (content ?? '')) return;
        watched.last = content ?? '';
        this.send({ uri, line, task, ...(details && { details }) });
    }

    private details(document: LangiumDocument, line: string, name: string, environment: string | undefined): TaskDetails | undefined {
        const task = findLine(document, line)?.tasks.find((candidate) => candidate.name === name);
        return task && detailsOf(task, environment, this.documentation, this.services);
    }
}
