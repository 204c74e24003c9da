import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { Pieces, type Replacement } from '../../language/edits/pieces.ts';
import { unifiedDiff } from './unified-diff.ts';

test('shows what changes with three lines around it', () => {
    const text = 'a\nb\nc\nd\ne\nf\ng\nh\n';
    expect(unifiedDiff('x.pline', text, [{ start: 8, end: 9, text: 'E' }, { start: 9, end: 9, text: '\nnew' }])).toBe(
        '--- x.pline\n+++ x.pline\n@@ -2,7 +2,8 @@\n b\n c\n d\n-e\n+E\n+new\n f\n g\n h\n');
});

test('is empty where nothing changes', () => {
    expect(unifiedDiff('x', 'a\nb\n', [])).toBe('');
    expect(unifiedDiff('x', 'a\nb\n', [{ start: 2, end: 3, text: 'b' }])).toBe('');
});

const someText = fc.array(fc.constantFrom('a', 'b', '', 'c'), { maxLength: 30 }).chain((lines) => fc.constantFrom(lines.join('\n'), `${lines.join('\n')}\n`));
const someChange = someText.chain((text) => fc.record({
    text: fc.constant(text),
    replacements: fc.uniqueArray(fc.nat(text.length), { maxLength: 8 }).chain((offsets) => {
        const sorted = offsets.toSorted((a, b) => a - b);
        const pairs = sorted.flatMap((start, index) => index % 2 === 0 ? [{ start, end: sorted[index + 1] ?? start }] : []);
        return fc.tuple(...pairs.map((pair) => fc.constantFrom('', 'x', '\n', 'x\n', '\ny', 'b\nb\n').map((inserted): Replacement => ({ ...pair, text: inserted }))));
    }),
}));

test('git apply makes of it what the replacements make', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pline-diff-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'text');
    fc.assert(fc.property(someChange, ({ text, replacements }) => {
        const pieces = new Pieces(text);
        pieces.apply(replacements);
        const diff = unifiedDiff('text', text, replacements);
        expect(diff === '').toBe(pieces.text === text);
        if (diff === '') return;
        writeFileSync(file, text);
        // `git apply` takes no line on trust.
        execFileSync('git', ['apply', '--unidiff-zero', '--allow-empty', '-p0', '-'], { cwd: folder, input: diff, stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() } });
        expect(readFileSync(file, 'utf8')).toBe(pieces.text);
    }), { numRuns: 150 });
});
