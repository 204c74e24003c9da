/** Writes a text and a line break to standard output. */
export function print(text: string): void {
    process.stdout.write(`${text}\n`);
}

/** The same to standard error. */
export function printError(text: string): void {
    process.stderr.write(`${text}\n`);
}

/** A pipe's reader that went away, and a terminal that was closed. */
const GONE = new Set(['EPIPE', 'EIO']);

/** Whoever reads the output may go away before it ends: that must not end the work. */
export function outliveReaders(): void {
    for (const stream of [process.stdout, process.stderr]) {
        stream.on('error', (error: NodeJS.ErrnoException) => {
            if (error.code === undefined || !GONE.has(error.code)) throw error;
        });
    }
}
