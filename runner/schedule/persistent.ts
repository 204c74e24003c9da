/** Immutable collections that share what did not change, so that a scheduler step over 10,000 tasks copies a few hundred cells and not all. */

/** An array in chunks of about √n: a change copies one chunk and the list of chunks. */
export class PersistentArray<T> {
    private readonly chunks: readonly (readonly T[])[];
    private readonly chunkSize: number;
    readonly length: number;

    private constructor(chunks: readonly (readonly T[])[], chunkSize: number, length: number) {
        this.chunks = chunks;
        this.chunkSize = chunkSize;
        this.length = length;
    }

    static from<T>(items: readonly T[]): PersistentArray<T> {
        const chunkSize = Math.max(1, Math.ceil(Math.sqrt(items.length)));
        const chunks = Array.from({ length: Math.ceil(items.length / chunkSize) }, (_, chunk) => items.slice(chunk * chunkSize, (chunk + 1) * chunkSize));
        return new PersistentArray(chunks, chunkSize, items.length);
    }

    /** @throws RangeError for an index that the array does not have */
    get(index: number): T {
        if (index < 0 || index >= this.length) throw new RangeError(`index ${index} of ${this.length}`);
        return this.chunks[Math.floor(index / this.chunkSize)]![index % this.chunkSize]!;
    }

    with(index: number, item: T): PersistentArray<T> {
        const at = Math.floor(index / this.chunkSize);
        return new PersistentArray(this.chunks.with(at, this.chunks[at]!.with(index % this.chunkSize, item)), this.chunkSize, this.length);
    }
}

type List<T> = { readonly head: T; readonly tail: List<T> } | undefined;

/** First in, first out, as two lists: the back one is turned round when the front one is empty. */
export class PersistentQueue<T> {
    private readonly front: List<T>;
    private readonly back: List<T>;

    private constructor(front: List<T>, back: List<T>) {
        this.front = front;
        this.back = back;
    }

    static empty<T>(): PersistentQueue<T> {
        return new PersistentQueue<T>(undefined, undefined);
    }

    add(item: T): PersistentQueue<T> {
        return new PersistentQueue(this.front, { head: item, tail: this.back });
    }

    /** The first item and the queue without it; undefined for an empty queue. */
    take(): { readonly item: T; readonly rest: PersistentQueue<T> } | undefined {
        let { front, back } = this;
        if (front === undefined) {
            for (; back !== undefined; back = back.tail) front = { head: back.head, tail: front };
        }
        return front === undefined ? undefined : { item: front.head, rest: new PersistentQueue(front.tail, back) };
    }
}
