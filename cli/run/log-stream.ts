import { open, type FileHandle } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

const LOOK_MILLISECONDS = 200;

/** Passes a log on while it grows. */
export class LogStream {
    private readonly path: string;
    private readonly write: (bytes: Uint8Array) => void;
    private readonly copying: Promise<void>;
    private readonly ending = new AbortController();
    private position = 0;

    constructor(path: string, write: (bytes: Uint8Array) => void) {
        this.path = path;
        this.write = write;
        this.copying = this.copy();
    }

    /** Passes on what is left. */
    async end(): Promise<void> {
        this.ending.abort();
        await this.copying;
    }

    private async copy(): Promise<void> {
        // Two steps, so that what was written before the end is passed on after it.
        for (let last = false; ; last = this.ending.signal.aborted) {
            await this.copyNew();
            if (last) return;
            await delay(LOOK_MILLISECONDS, undefined, { signal: this.ending.signal }).catch(() => {});
        }
    }

    private async copyNew(): Promise<void> {
        let file: FileHandle;
        try {
            file = await open(this.path);
        } catch {
            // A task that has written nothing has no log.
            return;
        }
        try {
            for (;;) {
                const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, this.position);
                if (bytesRead === 0) return;
                this.position += bytesRead;
                this.write(buffer.subarray(0, bytesRead));
            }
        } finally {
            await file.close();
        }
    }
}
