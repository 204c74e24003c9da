import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Pieces, type Replacement } from './pieces.ts';

function replaceAll(text: string, replacements: readonly Replacement[]): string {
    return replacements.toReversed().reduce((result, { start, end, text: inserted }) => result.slice(0, start) + inserted + result.slice(end), text);
}

/** Replacements in order, without overlap, from the distances between their ends. */
function replacements(text: string, seeds: readonly { gap: number; length: number; text: string }[]): Replacement[] {
    let at = 0;
    return seeds.flatMap((seed) => {
        const start = at + seed.gap;
        const end = start + seed.length;
        if (end > text.length) return [];
        // Two may not touch, or their order would be open.
        at = end + 1;
        return [{ start, end, text: seed.text }];
    });
}

const seeds = fc.array(fc.record({ gap: fc.nat(5), length: fc.nat(5), text: fc.string({ maxLength: 4 }) }), { maxLength: 5 });

test('a series of changes gives the text that the naive way gives, and one set of changes from the original', () => {
    fc.assert(fc.property(fc.string({ maxLength: 40 }), fc.array(seeds, { maxLength: 5 }), (original, rounds) => {
        const pieces = new Pieces(original);
        let naive = original;
        for (const round of rounds) {
            const changes = replacements(naive, round);
            pieces.apply(changes);
            naive = replaceAll(naive, changes);
            expect(pieces.text).toBe(naive);
        }
        const changes = pieces.changes();
        expect(replaceAll(original, changes)).toBe(naive);
        for (const [index, change] of changes.entries()) expect(change.start).toBeGreaterThanOrEqual(changes[index - 1]?.end ?? 0);
    }));
});

test('what nobody touched is not among the changes', () => {
    const pieces = new Pieces('one two three');
    pieces.apply([{ start: 4, end: 7, text: '2' }]);
    pieces.apply([{ start: 6, end: 11, text: '3' }]);
    expect(pieces.text).toBe('one 2 3');
    expect(pieces.changes()).toEqual([{ start: 4, end: 7, text: '2' }, { start: 8, end: 13, text: '3' }]);
});
