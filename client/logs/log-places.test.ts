import { describe, expect, test } from 'vitest';
import { placesIn } from './log-places.ts';

describe('a place in a log', () => {
    test.each([
        ['  File "/project/scripts/load.py", line 12, in main', '/project/scripts/load.py', 12, undefined],
        ['  File "my scripts/load.py", line 3', 'my scripts/load.py', 3, undefined],
        ['./load.sh: line 7: nothing: command not found', './load.sh', 7, undefined],
        ['scripts/load.sql:12:5: error near "form"', 'scripts/load.sql', 12, 5],
        ['Error at load.ts(4,9): nope', 'load.ts', 4, 9],
        ['    at run (/project/a.js:10:15)', '/project/a.js', 10, 15],
        ['    at file:///project/a.mjs:10:15', '/project/a.mjs', 10, 15],
        [String.raw`C:\work\load.py:3`, String.raw`C:\work\load.py`, 3, undefined],
    ] as const)('%s', (text, path, line, column) => {
        const [place, other] = placesIn(text);
        expect(place).toMatchObject({ path, line });
        expect(place!.column).toBe(column);
        expect(text.slice(place!.start, place!.end)).toContain(path);
        expect(other).toBeUndefined();
    });

    test.each(['Listening on http://localhost:8080', 'GET https://example.com:443/a', '12:30:05 done', 'ratio 3.5:1', 'File "<string>", line 1', 'x'.repeat(3000) + ' a.py:1'])('none in %.40s', (text) => {
        expect(placesIn(text).filter(({ path }) => !/^\d/.test(path))).toEqual([]);
    });

    test('several in one line, in their order', () => {
        expect(placesIn('a.py:1 then b.py:2').map(({ path, line }) => `${path} ${line}`)).toEqual(['a.py 1', 'b.py 2']);
    });
});
