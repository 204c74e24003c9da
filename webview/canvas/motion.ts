/** How long the view takes to move, in milliseconds; the style sheet's `--move-time` is the same. */
const time = 180;

/** @returns 0 where the person has asked for less motion */
export function moveTime(): number {
    return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : time;
}
