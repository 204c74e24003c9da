import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSame, keepItems } from './reconcile.ts';

describe('isSame', () => {
    it('holds for a copy of any JSON value', () => {
        fc.assert(fc.property(fc.jsonValue(), (value) => { expect(isSame(value, structuredClone(value))).toBe(true); }));
    });

    it('holds for two JSON values only if they are written the same', () => {
        const sorted = (value: unknown): string => JSON.stringify(value, (_, item: unknown) => (
            typeof item === 'object' && item !== null && !Array.isArray(item) ? Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)) : item));
        fc.assert(fc.property(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), (a, b) => {
            fc.pre(sorted(a) !== sorted(b));
            expect(isSame(a, b)).toBe(false);
        }));
    });
});

describe('keepItems', () => {
    it('takes the new order, the new items and the changed ones, and the old objects for the rest', () => {
        const [a, b, c] = [{ id: 'a', at: 1 }, { id: 'b', at: 2 }, { id: 'c', at: 3 }];
        const kept = keepItems([a, b, c], [{ id: 'c', at: 3 }, { id: 'd', at: 4 }, { id: 'a', at: 9 }]);
        expect(kept).toEqual([c, { id: 'd', at: 4 }, { id: 'a', at: 9 }]);
        expect(kept[0]).toBe(c);
    });
});
