/** Sizes and distances of the picture, in CSS pixels at zoom 1. */

/**
 * Every coordinate lies on this grid, and it is the period of every dash pattern: where dashed edges share a stretch,
 * their dashes fall on each other instead of filling each other's gaps.
 */
export const grid = 8;

export const cardWidth = 240;
export const taskHeight = 80;
/** A task of another line has no group and no time to show. */
export const externalHeight = 64;
/** A collapsed group says how its tasks stand. */
export const groupHeight = 80;

/** Between the ports of one side: wide enough for the conditions' glyphs. */
export const portDistance = 2 * grid;
/** The same for a task with many upstreams: wide enough for arrow heads. */
export const denseDistance = grid;
/** More edges than this into one task are set close together. */
export const denseSize = 4;
/** Around the whole picture. */
export const margin = 3 * grid;

/** From a card to the first upright stretch that ELK routes. */
export const edgeToCard = 4 * grid;
/** From a card to the upright stretch of its first bus: inside the strip that ELK leaves free. */
export const busToCard = 3 * grid;
/** Between the upright stretches of buses. */
export const busToBus = grid;
/** Between parallel stretches. */
export const edgeToEdge = 2 * grid;
export const cardToCard = 3 * grid;
export const cornerRadius = grid;

/** More edges than this into one task are drawn as a bus: ELK's time grows faster than their number. */
export const hubSize = 30;

/** @returns how high a task's card is that so many edges lead to */
export function heightOf(edges: number): number {
    return edges > hubSize ? taskHeight : Math.max(taskHeight, Math.ceil((edges + 1) / 2) * 2 * denseDistance);
}

/** @returns the nearest coordinate on the grid */
export function onGrid(value: number): number {
    return Math.round(value / grid) * grid;
}
