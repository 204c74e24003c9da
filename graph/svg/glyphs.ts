import type { Condition } from '../../protocol/graph.ts';
import type { TaskStatus } from '../../protocol/journal.ts';

const check = 'M-3.2 0.2L-1 2.6L3.4 -2.6';
const cross = 'M-2.6 -2.6L2.6 2.6M2.6 -2.6L-2.6 2.6';
const dot = 'M-0.1 0L0.1 0';

/** Strokes inside a disc of radius 7 around the origin. A condition is told by its glyph and its dashes, never by colour alone. */
export const conditionGlyphs: Readonly<Record<Condition, string>> = { success: check, failure: cross, complete: dot };

export const statusGlyphs: Readonly<Record<TaskStatus, string>> = {
    waiting: '',
    running: 'M-1.6 -3L3 0L-1.6 3Z',
    succeeded: check,
    failed: cross,
    skipped: 'M-2.8 -2.8L0.4 0L-2.8 2.8M2.8 -2.8L2.8 2.8',
    cancelled: 'M-2.2 -2.2H2.2V2.2H-2.2Z',
};
