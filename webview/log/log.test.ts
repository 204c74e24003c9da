import { describe, expect, it } from 'vitest';
import { nextLog } from '../store/log.ts';
import { linesOf, matching, pieces, plain } from './lines.ts';

describe('linesOf', () => {
    it('shows what a terminal shows: no empty last line, and of a line that was written over the last text', () => {
        expect(linesOf('one\ntwo\n')).toEqual(['one', 'two']);
        expect(linesOf('10 %\r50 %\r100 %\ndone\r\n')).toEqual(['100 %', 'done']);
        expect(linesOf('')).toEqual([]);
    });
});

describe('pieces', () => {
    it('tells colours by class, and leaves other control sequences out', () => {
        expect(pieces('\u001B[2K\u001B[31mred\u001B[0m plain \u001B[1;32mgreen')).toEqual([
            { start: 0, text: 'red', classes: 'ansi-red' }, { start: 3, text: ' plain ', classes: '' }, { start: 10, text: 'green', classes: 'ansi-green ansi-bold' },
        ]);
        expect(plain('\u001B]0;title\u0007\u001B[31mred\u001B[0m')).toBe('red');
    });
});

describe('matching', () => {
    it('finds lines whichever the case, and not in colour codes', () => {
        expect(matching(['One', '\u001B[31mtwo\u001B[0m ONE', 'three'], 'one')).toEqual([0, 1]);
        expect(matching(['\u001B[31mtwo'], '31')).toEqual([]);
        expect(matching(['a'], '')).toEqual([]);
    });
});

describe('nextLog', () => {
    const more = (text: string, reset = false, attempt = 1) => ({ type: 'log', task: 'a', attempt, reset, text } as const);

    it('goes on, and begins anew for another attempt or where the host says so', () => {
        const first = nextLog(undefined, more('one\n'));
        expect(nextLog(first, more('two\n')).text).toBe('one\ntwo\n');
        expect(nextLog(first, more('two\n', false, 2))).toEqual({ task: 'a', attempt: 2, text: 'two\n', isCut: false });
        expect(nextLog(first, more('', true)).text).toBe('');
    });

    it('drops the beginning of one that is too long, by whole lines', () => {
        const long = nextLog(nextLog(undefined, more(`first\n${'x'.repeat(1_999_990)}\n`)), more('the last line\n'));
        expect(long.isCut).toBe(true);
        expect(long.text.endsWith('\nthe last line\n') || long.text === 'the last line\n').toBe(true);
        expect(long.text.length).toBeLessThanOrEqual(2_000_000);
        expect(long.text).not.toContain('first');
    });
});
