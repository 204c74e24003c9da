import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dedent } from '../../language/model/text.ts';
import { entriesOf, itemsOf, listText, mapText, quoted, textOf } from './pline-text.ts';

const characters = fc.constantFrom('a', 'é', ' ', '\t', '\n', '"', '\\', '<<x>>', '\\<<', '{', ',', '//', '\u2028', '😀');
const text = fc.array(characters, { maxLength: 12 }).map((parts) => parts.join(''));

describe('textOf', () => {
    it('reads a text, whatever was written', () => {
        fc.assert(fc.property(text, (written) => { expect(textOf(quoted(written))).toBe(written); }));
    });

    it('reads a long text as the language does', () => {
        fc.assert(fc.property(fc.array(fc.constantFrom('a', '\n', '  ', '\t', '\r\n'), { maxLength: 14 }).map((parts) => parts.join('')), (block) => {
            expect(textOf(`"""${block}"""`)).toBe(dedent(block));
        }));
    });

    it('knows escapes, and what is no text', () => {
        expect(textOf(String.raw`"a\tb \u00e9 \"c\" \\ \<<d>>"`)).toBe('a\tb é "c" \\ \\<<d>>');
        expect([textOf('crm'), textOf('5'), textOf('"open'), textOf('env("X")'), textOf('"a" "b"')]).toEqual(Array(5).fill(undefined));
    });

    it('writes several lines as they are read', () => {
        expect(quoted('select 1\nfrom t')).toBe('"""\nselect 1\nfrom t\n"""');
        expect(quoted('  shared\n  indentation')).toBe(String.raw`"  shared\n  indentation"`);
    });
});

describe('itemsOf and entriesOf', () => {
    it('take lists and maps apart, with or without commas', () => {
        expect(itemsOf('["a, b", 5 crm\n env("X"), [1, 2], { a: "}" } // note\n 10m]')).toEqual(['"a, b"', '5', 'crm', 'env("X")', '[1, 2]', '{ a: "}" }', '10m']);
        expect(entriesOf('{ day: "<<day>>", "a key": [1 2] x: -2.5 }')).toEqual([{ key: 'day', value: '"<<day>>"' }, { key: 'a key', value: '[1 2]' }, { key: 'x', value: '-2.5' }]);
        expect([itemsOf('[]'), entriesOf('{}'), itemsOf('crm'), itemsOf('["open]'), entriesOf('{ a }'), itemsOf('[[1]')]).toEqual([[], [], undefined, undefined, undefined, undefined]);
    });

    it('give back what was written', () => {
        fc.assert(fc.property(fc.array(text), (items) => { expect(itemsOf(listText(items.map(quoted)))?.map(textOf)).toEqual(items); }));
        fc.assert(fc.property(fc.dictionary(text, text), (map) => {
            const entries = Object.entries(map).map(([key, value]) => ({ key, value: quoted(value) }));
            expect(entriesOf(mapText(entries))).toEqual(entries);
        }));
    });
});
