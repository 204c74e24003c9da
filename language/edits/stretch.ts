import { Pieces, type Replacement } from './pieces.ts';

/** A stretch of a text that changes on its own. */
export class Stretch {
    /** Where it stood in the text as that was last read whole; both are the same for one that is new. */
    readonly start: number;
    readonly end: number;
    protected readonly pieces: Pieces;

    constructor(text: string, start: number, end: number) {
        this.start = start;
        this.end = end;
        this.pieces = new Pieces(text.slice(start, end));
    }

    get text(): string {
        return this.pieces.text;
    }

    /** The white space that it begins with. */
    get gap(): string {
        return /^\s*/.exec(this.text)![0];
    }

    /** By the offsets of the text as it was last read whole. */
    get replacements(): Replacement[] {
        return this.pieces.changes().map(({ start, end, text }) => ({ start: start + this.start, end: end + this.start, text }));
    }

    /** Gives it another white space to begin with. */
    setGap(gap: string): void {
        this.pieces.apply([{ start: 0, end: this.gap.length, text: gap }]);
    }
}
