/** What one graph panel should show, and when to tell it. Pure: no vscode. */
import type { LineGraph, Problem } from '../../protocol/graph.ts';
import type { GraphChanged } from '../../protocol/lsp.ts';
import type { HostMessage } from '../../protocol/panel.ts';
import type { RunView } from '../../protocol/run-view.ts';

interface GoodGraph {
    readonly sequence: number;
    readonly version: number;
    readonly graph: LineGraph;
    readonly syntaxErrors: readonly Problem[];
}

type Vocabulary = Extract<HostMessage, { readonly type: 'activities' }>;

/** Keeps the newest state; a panel that is hidden or still loads gets it when it says that it is ready. */
export class PanelFeed {
    private readonly post: (message: HostMessage) => void;
    private listening = false;
    private sequence = -1;
    private good?: GoodGraph;
    /** Why there is no graph; undefined until the server has said anything. */
    private reason?: string;
    private run?: RunView;
    /** A past run that is shown instead of the newest. */
    private chosen?: RunView;
    /** The panel is to open that run, as soon as it is there. */
    private opening?: { readonly timeline: boolean };
    private vocabulary?: Vocabulary;
    private task?: string;
    private canRun: boolean;

    constructor(post: (message: HostMessage) => void, canRun: boolean) {
        this.post = post;
        this.canRun = canRun;
    }

    /** The newest good graph, shown or not. */
    get graph(): LineGraph | undefined {
        return this.good?.graph;
    }

    /** Of the text that the graph was made of. */
    get version(): number | undefined {
        return this.good?.version;
    }

    /** The past run that is shown instead of the newest. */
    get chosenRun(): string | undefined {
        return this.chosen?.id;
    }

    /** The run that is shown. */
    get shownRun(): RunView | undefined {
        return this.chosen ?? this.run;
    }

    /** The panel has loaded: it gets everything. */
    ready(): void {
        this.listening = true;
        if (this.opening === undefined) this.chosen = undefined;
        this.postCapabilities();
        this.postGraph();
        if (this.vocabulary) this.post(this.vocabulary);
        this.postRun();
        this.postOpening();
        this.postSelection();
    }

    /** The panel is hidden: its page is gone until it is shown again. */
    hidden(): void {
        this.listening = false;
    }

    /** Takes a graph; one that an earlier message overtook is dropped, and a broken text leaves the last good one. */
    graphChanged({ sequence, version, line, graph, syntaxErrors }: GraphChanged): void {
        if (sequence <= this.sequence) return;
        this.sequence = sequence;
        const last = syntaxErrors.length > 0 ? this.good : undefined;
        const shown = graph === undefined ? last : { version, graph };
        this.good = shown && { ...shown, sequence, syntaxErrors };
        this.reason = syntaxErrors[0] === undefined ? `The file has no line named ${line}.` : `Line ${line} cannot be read: ${syntaxErrors[0].message}`;
        if (this.listening) this.postGraph();
    }

    /** A new server counts its messages from the start. */
    serverRestarted(): void {
        this.sequence = -1;
    }

    /** A run that begins is shown instead of a past one. */
    runChanged(run: RunView | undefined): void {
        if (run?.status === 'running' && run.id !== this.run?.id) this.chosen = undefined;
        this.run = run;
        if (this.listening && this.chosen === undefined) this.postRun();
    }

    /** Shows a past run, or again the newest. */
    choose(run: RunView | undefined): void {
        this.chosen = run?.id === this.run?.id ? undefined : run;
        if (this.listening) this.postRun();
    }

    /** Has the panel show a past run, also one that still loads. @param timeline also when each task began and ended */
    open(run: RunView, timeline: boolean): void {
        this.opening = { timeline };
        this.choose(run);
        if (this.listening) this.postOpening();
    }

    /** What a new task can use and be in. */
    vocabularyChanged(vocabulary: Vocabulary): void {
        if (JSON.stringify(vocabulary) === JSON.stringify(this.vocabulary)) return;
        this.vocabulary = vocabulary;
        if (this.listening) this.post(vocabulary);
    }

    selected(task: string | undefined): void {
        if (task === this.task) return;
        this.task = task;
        if (this.listening) this.postSelection();
    }

    trusted(): void {
        this.canRun = true;
        if (this.listening) this.postCapabilities();
    }

    /** An answer, or part of a stream: of no use to a panel that comes later. */
    say(message: Extract<HostMessage, { readonly type: 'focus' | 'edited' | 'task' | 'checked' | 'runs' | 'log' }>): void {
        if (this.listening) this.post(message);
    }

    private postCapabilities(): void {
        this.post({ type: 'capabilities', canRun: this.canRun, canRunFrom: true });
    }

    private postRun(): void {
        this.post({ type: 'run', ...(this.shownRun !== undefined && { run: this.shownRun }), ...(this.chosen !== undefined && { isPast: true }) });
    }

    private postOpening(): void {
        if (this.opening?.timeline) this.post({ type: 'showTimeline' });
        this.opening = undefined;
    }

    private postGraph(): void {
        if (this.good !== undefined) this.post({ type: 'graph', ...this.good });
        else this.post(this.reason === undefined ? { type: 'empty', reason: 'The graph is being laid out …', busy: true } : { type: 'empty', reason: this.reason });
    }

    private postSelection(): void {
        this.post({ type: 'select', ...(this.task !== undefined && { task: this.task }) });
    }
}
