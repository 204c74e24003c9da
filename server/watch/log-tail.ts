import { open, type FileHandle } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';

/** Of a longer log only the end is shown. */
const MOST_BYTES = 1 << 20;
const LOOK_MILLISECONDS = 200;

/** More of a log. `reset`: it begins anew with this text. */
export type LogListener = (reset: boolean, text: string) => void;

/** Follows a log as it grows, also one that is not there yet. Children write straight to it, so nobody tells that there is more. */
export class LogTail {
    private readonly path: string;
    private readonly listener: LogListener;
    private readonly timer: NodeJS.Timeout;
    private decoder = new StringDecoder('utf8');
    private offset = -1;
    private looking = false;
    private ended = false;

    /** @param listener is called soon for the first time, with what is there by then */
    constructor(path: string, listener: LogListener) {
        this.path = path;
        this.listener = listener;
        this.timer = setInterval(() => void this.look(), LOOK_MILLISECONDS).unref();
        void this.look();
    }

    dispose(): void {
        this.ended = true;
        clearInterval(this.timer);
    }

    private async look(): Promise<void> {
        if (this.looking) return;
        this.looking = true;
        try {
            const file = await open(this.path, 'r');
            await this.read(file).finally(() => file.close());
        } catch {
            // A task that writes nothing may have no log, and one that waits has none yet.
            if (this.offset < 0) this.tell(0, true, '');
        } finally {
            this.looking = false;
        }
    }

    private async read(file: FileHandle): Promise<void> {
        const { size } = await file.stat();
        const isNew = this.offset < 0 || size < this.offset;
        if (size === this.offset) return;
        const start = isNew ? Math.max(0, size - MOST_BYTES) : this.offset;
        if (isNew) this.decoder = new StringDecoder('utf8');
        const buffer = Buffer.alloc(Math.min(size - start, MOST_BYTES));
        const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
        const text = this.decoder.write(buffer.subarray(0, bytesRead));
        this.tell(start + bytesRead, isNew, start > 0 && isNew ? `… (the beginning is left out; all of it is in ${this.path})\n${text.slice(text.indexOf('\n') + 1)}` : text);
    }

    private tell(offset: number, reset: boolean, text: string): void {
        if (this.ended) return;
        this.offset = offset;
        this.listener(reset, text);
    }
}
