import type { Watchdog } from '../../runner/process/watchdog.ts';

/** Starts the run's watchdog before anything big is loaded: it comes up meanwhile, and from a small process. */
export async function withWatchdog<Result>(use: (watchdog: Watchdog) => Promise<Result>): Promise<Result> {
    const [{ Watchdog }, { keepHeapSmall }] = await Promise.all([import('../../runner/process/watchdog.ts'), import('../../runner/process/heap.ts')]);
    keepHeapSmall();
    const watchdog = new Watchdog();
    try {
        return await use(watchdog);
    } finally {
        watchdog.dismiss();
    }
}
