import { describe, expect, it } from 'vitest';
import { roundedPath, straightened } from './edge-path.ts';

describe('straightened', () => {
    it('drops points on a straight way and repeated ones', () => {
        const points = [{ x: 0, y: 0 }, { x: 8, y: 0 }, { x: 8, y: 0 }, { x: 16, y: 0 }, { x: 16, y: 8 }, { x: 16, y: 24 }, { x: 32, y: 24 }];
        expect(straightened(points)).toEqual([{ x: 0, y: 0 }, { x: 16, y: 0 }, { x: 16, y: 24 }, { x: 32, y: 24 }]);
    });
});

describe('roundedPath', () => {
    it('draws a straight edge as one stretch', () => {
        expect(roundedPath([{ x: 0, y: 8 }, { x: 64, y: 8 }])).toBe('M0 8L64 8');
    });

    it('rounds a corner', () => {
        expect(roundedPath([{ x: 0, y: 0 }, { x: 32, y: 0 }, { x: 32, y: 40 }])).toBe('M0 0L24 0Q32 0 32 8L32 40');
    });

    it('rounds less where the stretch between two corners is short', () => {
        expect(roundedPath([{ x: 0, y: 0 }, { x: 32, y: 0 }, { x: 32, y: 8 }, { x: 64, y: 8 }])).toBe('M0 0L28 0Q32 0 32 4L32 4Q32 8 36 8L64 8');
    });

    it('draws nothing of nothing', () => {
        expect(roundedPath([])).toBe('');
    });
});
