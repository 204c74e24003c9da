import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Masker } from './mask.ts';

async function streamed(masker: Masker, chunks: readonly Buffer[]): Promise<string> {
    const stream = masker.stream();
    for (const chunk of chunks) stream.write(chunk);
    stream.end();
    return Buffer.concat(await stream.toArray()).toString();
}

describe('a masker', () => {
    test('hides every secret', () => {
        expect(new Masker(['hunter2', 'größe']).text('a hunter2 b größe c')).toBe('a *** b *** c');
    });

    test('hides overlapping secrets whole', () => {
        expect(new Masker(['abc', 'bcd', 'abcdef']).text('xabcdy abcdef')).toBe('x***y ***');
    });

    test('leaves text without secrets as it is', () => {
        expect(new Masker(['']).text('plain')).toBe('plain');
    });

    test('puts out at once what can be no secret', () => {
        const stream = new Masker(['a long secret']).stream();
        stream.write('ready\n');
        expect(String(stream.read())).toBe('ready\n');
    });

    test('masks a stream as it masks the whole text, however it is cut', async () => {
        const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ü') });
        await fc.assert(fc.asyncProperty(fc.array(letters, { minLength: 1, maxLength: 3 }), letters, fc.array(fc.nat({ max: 40 })), async (secrets, text, cuts) => {
            const masker = new Masker(secrets);
            const bytes = Buffer.from(text);
            const edges = [0, ...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
            const chunks = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
            const whole = masker.text(text);
            expect(await streamed(masker, chunks)).toBe(whole);
            expect(secrets.filter((secret) => secret !== '' && whole.includes(secret))).toEqual([]);
        }), { numRuns: 300 });
    });
});
