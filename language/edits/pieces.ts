/** A replacement in a text, by offsets. */
export interface Replacement {
    readonly start: number;
    readonly end: number;
    readonly text: string;
}

/** A stretch of the original text that is still there, or a text that is new. */
type Piece = { readonly start: number; readonly end: number } | { readonly inserted: string };

/**
 * A text under a series of changes, which remembers what is left of the original:
 * so that many edits, each made on the result of the one before, become one set of minimal changes.
 */
export class Pieces {
    private readonly original: string;
    private pieces: readonly Piece[];

    constructor(original: string) {
        this.original = original;
        this.pieces = [{ start: 0, end: original.length }];
    }

    get text(): string {
        return this.pieces.map((piece) => this.textOf(piece)).join('');
    }

    /** Applies replacements whose offsets count in the present text; they may not overlap. */
    apply(replacements: readonly Replacement[]): void {
        const sorted = replacements.toSorted((left, right) => left.start - right.start || left.end - right.end);
        const result: Piece[] = [];
        let index = 0;
        let pieceStart = 0;
        /** Passes the pieces up to an offset, and keeps what of them lies at or behind `from`. */
        const pass = (from: number, to: number): void => {
            for (; index < this.pieces.length && pieceStart < to; index++) {
                const piece = this.pieces[index]!;
                const { length } = this.textOf(piece);
                const first = Math.max(from - pieceStart, 0);
                const last = Math.min(to - pieceStart, length);
                if (last > first) result.push('inserted' in piece ? { inserted: piece.inserted.slice(first, last) } : { start: piece.start + first, end: piece.start + last });
                if (last < length) return;
                pieceStart += length;
            }
        };
        let at = 0;
        for (const { start, end, text } of sorted) {
            pass(at, start);
            if (text) result.push({ inserted: text });
            at = end;
        }
        pass(at, Number.POSITIVE_INFINITY);
        this.pieces = result;
    }

    /** What has changed since the original, by its offsets, in order. */
    changes(): Replacement[] {
        const result: Replacement[] = [];
        let at = 0;
        let inserted = '';
        const flush = (until: number): void => {
            if (inserted !== '' || until > at) result.push({ start: at, end: until, text: inserted });
            inserted = '';
        };
        for (const piece of this.pieces) {
            if ('inserted' in piece) {
                inserted += piece.inserted;
            } else {
                flush(piece.start);
                at = piece.end;
            }
        }
        flush(this.original.length);
        return result;
    }

    private textOf(piece: Piece): string {
        return 'inserted' in piece ? piece.inserted : this.original.slice(piece.start, piece.end);
    }
}
