import type { RunView } from '../../protocol/run-view.ts';
import { styleOf } from '../terminal/style.ts';
import { frame } from './frame.ts';

const REPAINT_MILLISECONDS = 100;

const HIDE_CURSOR = '\u001B[?25l';
const SHOW_CURSOR = '\u001B[?25h';
const CLEAR_LINE = '\u001B[2K';
const CLEAR_BELOW = '\u001B[J';
/** A line that is still too long ends at the edge, so that each takes one row. */
const WRAP_OFF = '\u001B[?7l';
const WRAP_ON = '\u001B[?7h';
/** Terminals that know it show the frame at once. */
const BEGIN_UPDATE = '\u001B[?2026h';
const END_UPDATE = '\u001B[?2026l';

/** A run on a terminal, repainted in place about ten times a second while it goes on. */
export class LiveView {
    private painted = 0;
    private notice: string | undefined;
    private timer: NodeJS.Timeout | undefined;
    private readonly stream: NodeJS.WriteStream;
    private readonly view: () => RunView | undefined;
    private readonly showCursor = (): void => void this.stream.write(SHOW_CURSOR);

    /** @param view gives the run as it stands; undefined before its first event */
    constructor(stream: NodeJS.WriteStream, view: () => RunView | undefined) {
        this.stream = stream;
        this.view = view;
    }

    start(): void {
        this.stream.write(HIDE_CURSOR);
        process.once('exit', this.showCursor);
        this.timer = setInterval(() => this.paint(), REPAINT_MILLISECONDS);
    }

    /** Shows a text in the bottom line until the end. */
    say(notice: string): void {
        this.notice = notice;
        this.paint();
    }

    /** Leaves the last picture where all tasks are in it, and takes away one that shows only some. */
    stop(): void {
        clearInterval(this.timer);
        this.notice = undefined;
        const run = this.view();
        if (run && Object.keys(run.tasks).length < this.height) this.paint();
        else this.write([]);
        this.showCursor();
        process.off('exit', this.showCursor);
    }

    private get height(): number {
        return Math.max(2, (this.stream.rows || 24) - 1);
    }

    private paint(): void {
        const run = this.view();
        if (!run) return;
        const { height, notice } = this;
        this.write(frame(run, { now: new Date(), height, width: this.stream.columns || 80, style: styleOf(this.stream), ...(notice !== undefined && { notice }) }));
    }

    private write(lines: readonly string[]): void {
        const back = this.painted > 0 ? `\u001B[${this.painted}A` : '';
        this.stream.write(`${BEGIN_UPDATE}${WRAP_OFF}${back}${lines.map((line) => `${CLEAR_LINE}${line}\n`).join('')}${CLEAR_BELOW}${WRAP_ON}${END_UPDATE}`);
        this.painted = lines.length;
    }
}
