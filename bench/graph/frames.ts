import type { Page } from 'playwright-core';

/** How long a gesture is measured, in frames. */
const frames = 90;

/**
 * Turns the wheel over the canvas once each frame.
 * @returns how long the frames took, in milliseconds
 */
export function frameTimes(page: Page, gesture: 'pan' | 'zoom'): Promise<readonly number[]> {
    return page.evaluate(([kind, count]) => new Promise<number[]>((resolve) => {
        const pane = document.querySelector('.react-flow__renderer')!;
        const { left, top, width, height } = pane.getBoundingClientRect();
        const times: number[] = [];
        let last = performance.now();
        const frame = (now: number): void => {
            times.push(now - last);
            last = now;
            if (times.length > count) return resolve(times.slice(1));
            // To and fro, so that something always moves.
            const way = Math.floor(times.length / 15) % 2 === 0 ? 1 : -1;
            pane.dispatchEvent(new WheelEvent('wheel', {
                bubbles: true, cancelable: true, clientX: left + width / 2, clientY: top + height / 2,
                ...(kind === 'zoom' ? { ctrlKey: true, deltaY: 12 * way } : { deltaX: 60 * way, deltaY: 20 * way }),
            }));
            requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
    }), [gesture, frames] as const);
}

/** Waits until what was drawn last is on the screen. */
export function painted(page: Page): Promise<void> {
    return page.evaluate(() => new Promise<void>((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => resolve())); }));
}
