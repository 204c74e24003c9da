import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRows } from './read-rows.ts';

test.each<[string, string, object[]]>([
    ['commas', 'schema,table\npublic,orders\n', [{ schema: 'public', table: 'orders' }]],
    ['semicolons, a byte order mark and Windows line ends', '\uFEFFschema; table\r\npublic;"a;""b\r\nc"\r\n\r\n', [{ schema: 'public', table: 'a;"b\r\nc' }]],
    ['tabs, as a spreadsheet puts them into the clipboard', 'a\tb, c\n1\t2', [{ a: '1', 'b, c': '2' }]],
    ['one column', 'table\norders\nitems', [{ table: 'orders' }, { table: 'items' }]],
    ['JSON', ' [{"a": 1, "b": null, "c": true, "d": [1], "e": "x"}]', [{ a: '1', b: '', c: 'true', d: '[1]', e: 'x' }]],
])('%s', (_, text, rows) => {
    expect(readRows(text)).toEqual(rows);
});

test.each<[string, string, RegExp]>([
    ['nothing', '', /There are no rows in it/],
    ['only a head', 'a,b\n', /There are no rows in it/],
    ['a quote that is not closed', 'a,b\n"x,1\n', /The CSV cannot be read: .*Quote/],
    ['a row of another length', 'a,b\n1,2,3\n', /The CSV cannot be read: .*on line 2/],
    ['a column twice', 'a,a\n1,2\n', /Two columns have the name "a"/],
    ['broken JSON', '[{', /The JSON cannot be read: /],
    ['JSON of something else', '[{}, 5]', /Row 2 is no object such as .*, but 5/],
])('what cannot be read says why: %s', (_, text, message) => {
    expect(() => readRows(text)).toThrow(message);
});

test('what RFC 4180 writes comes back', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r\n', ';', ' ') });
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const text = ['a,b', ...rows.map((row) => row.map(quoted).join(','))].join('\r\n');
        expect(readRows(text)).toEqual(rows.map(([a, b]) => ({ a, b })));
    }));
});
