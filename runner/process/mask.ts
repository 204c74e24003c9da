import { Transform } from 'node:stream';

export const MASK = '***';

/** Puts `***` where a secret would show, in texts and in streams: as it is, or as JSON writes it. */
export class Masker {
    /** As Latin-1, one character a byte, so that a secret is found whatever the bytes around it mean; none is empty. */
    private readonly needles: readonly string[];
    private readonly longest: number;

    constructor(secrets: Iterable<string>) {
        const looks = [...secrets].flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]);
        this.needles = [...new Set(looks)].filter((look) => look !== '').map((look) => Buffer.from(look).toString('latin1'));
        this.longest = Math.max(0, ...this.needles.map(({ length }) => length));
    }

    /** Whether there is nothing to mask. */
    get empty(): boolean {
        return this.needles.length === 0;
    }

    text(text: string): string {
        if (this.empty) return text;
        return Buffer.from(new MaskedBytes(this).push(Buffer.from(text).toString('latin1'), true), 'latin1').toString();
    }

    /** A stream that masks what goes through it; a secret may be split over chunks. */
    stream(): Transform {
        const bytes = new MaskedBytes(this);
        return new Transform({
            transform(chunk: Buffer, _encoding, done) {
                done(null, Buffer.from(bytes.push(chunk.toString('latin1'), false), 'latin1'));
            },
            flush(done) {
                done(null, Buffer.from(bytes.push('', true), 'latin1'));
            },
        });
    }

    /** Every place of a secret, from left to right; they may overlap. */
    places(data: string): readonly (readonly [start: number, end: number])[] {
        const places: [number, number][] = [];
        for (const needle of this.needles) {
            for (let start = data.indexOf(needle); start >= 0; start = data.indexOf(needle, start + 1)) places.push([start, start + needle.length]);
        }
        return places.sort(([a], [b]) => a - b);
    }

    /** Where the end of the data may be the beginning of a secret; its length where it is not. */
    openFrom(data: string): number {
        for (let start = Math.max(0, data.length - this.longest + 1); start < data.length; start++) {
            const tail = data.slice(start);
            if (this.needles.some((needle) => needle.length > tail.length && needle.startsWith(tail))) return start;
        }
        return data.length;
    }
}

/** The state of one masked stream: what was held back because a secret may begin in it. */
class MaskedBytes {
    private readonly masker: Masker;
    private held = '';
    /** So much of what is held is a mask already put out: it is kept because another secret may begin in it. */
    private done = 0;
    /** A mask was the last that was put out: one that touches it adds nothing. */
    private masked = false;

    constructor(masker: Masker) {
        this.masker = masker;
    }

    /** Takes data in. @returns what can be put out by now; at the end of the stream, all */
    push(chunk: string, end: boolean): string {
        const data = this.held + chunk;
        const limit = end ? data.length : this.masker.openFrom(data);
        let output = '';
        let position = this.done;
        for (const [start, stop] of this.masker.places(data)) {
            if (start >= limit) break;
            if (stop <= position) continue;
            if (start > position) {
                output += data.slice(position, start);
                this.masked = false;
            }
            if (!this.masked) output += MASK;
            this.masked = true;
            position = stop;
        }
        if (position < limit) {
            output += data.slice(position, limit);
            this.masked = false;
            position = limit;
        }
        this.held = data.slice(limit);
        this.done = position - limit;
        return output;
    }
}
