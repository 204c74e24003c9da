import { assert, constantFrom, oneof, property, string } from 'fast-check';
import { EmptyFileSystem } from 'langium';
import { describe, expect, test } from 'vitest';
import { isCharacters, isConfig, isPlaceholder, isText, type PlineFile, type Text } from '../generated/ast.ts';
import { createPlineServices } from '../services.ts';
import { escapeText, parseDuration, unescapeText } from './values.ts';

const { LangiumParser: parser } = createPlineServices(EmptyFileSystem).parser;

/** What stands after `config a:`, as a text. */
function parseText(written: string): Text {
    const { value, parserErrors, lexerErrors } = parser.parse<PlineFile>(`config a: ${written}\nconfig b: 1`);
    expect([...lexerErrors, ...parserErrors].map(({ message }) => message)).toEqual([]);
    expect(value.declarations).toHaveLength(2);
    return value.declarations.filter(isConfig).map((config) => config.value).find(isText)!;
}

/** The pieces of a text; a placeholder as `{task.output}`. */
function piecesOf(written: string): string[] {
    return parseText(written).parts.map((part) => isPlaceholder(part) ? `{${[part.target.$refText, ...(part.member === undefined ? [] : [part.member])].join('.')}}` : part.value);
}

/** Texts with much of what has a meaning of its own. */
const texts = oneof(string({ unit: 'binary' }), string({ unit: constantFrom('"', '\\', '<', '>', '<<', '>>', '<<a>>', '<<a.b>>', '\n', '\r', '\t', 'u0041', 'a', ' ', '{', '//') }));

test('what is escaped and parsed is what was there', () => {
    assert(property(texts, (value) => {
        const text = parseText(`"${escapeText(value)}"`);
        expect(text.closed).toBe(true);
        expect(text.parts.filter(isPlaceholder)).toEqual([]);
        expect(text.parts.filter(isCharacters).map((part) => part.value).join('')).toBe(value);
    }), { numRuns: 1_000 });
});

test.each([
    [String.raw`a\nb\tc\rd`, 'a\nb\tc\rd'],
    [String.raw`caf\u00e9`, 'café'],
    [String.raw`\"\\`, '"\\'],
    [String.raw`\<<a>>`, '<<a>>'],
    [String.raw`\d+`, 'd+'],
])('%s stands for its character', (written, value) => {
    expect(unescapeText(written)).toBe(value);
});

describe('placeholders', () => {
    test.each([
        ['"<<a>>"', ['{a}']],
        ['"x <<a>>y<<b.c>>"', ['x ', '{a}', 'y', '{b.c}']],
        ['"<< a . b >>"', ['{a.b}']],
        ['"<<run.id>>"', ['{run.id}']],
        ['"<<<a>>>"', ['<', '{a}', '>']],
        ['"""<<a>>\n<<b>>"""', ['{a}', '\n', '{b}']],
    ])('%s places values', (written, pieces) => {
        expect(piecesOf(written)).toEqual(pieces);
    });

    test.each([
        ['"1 << 2"', '1 << 2'],
        ['"cat <<EOF"', 'cat <<EOF'],
        ['"a <<> b >>"', 'a <<> b >>'],
        ['"<<a b>>"', '<<a b>>'],
        ['"<<a.b.c>>"', '<<a.b.c>>'],
        ['"<<1>>"', '<<1>>'],
        [String.raw`"\<<a>>"`, '<<a>>'],
        [String.raw`"""\<<a>>"""`, '<<a>>'],
        ['"""\n  cat <<EOF\n  x\n  EOF\n"""', '\n  cat <<EOF\n  x\n  EOF\n'],
    ])('%s is plain text', (written, text) => {
        expect(piecesOf(written).join('')).toBe(text);
        expect(parseText(written).parts.filter(isPlaceholder)).toEqual([]);
    });
});

describe('block texts', () => {
    test.each([
        ['"""say "hello" """', 'say "hello" '],
        ['"""a""b"""', 'a""b'],
        [String.raw`"""C:\new\table"""`, String.raw`C:\new\table`],
    ])('%s is taken as it is', (written, text) => {
        expect(piecesOf(written).join('')).toBe(text);
    });
});

test.each([['500ms', 500], ['30s', 30_000], ['1.5m', 90_000], ['2h', 7_200_000], ['1d', 86_400_000]])('%s is a duration', (written, milliseconds) => {
    expect(parseDuration(written)).toBe(milliseconds);
});

test.each(['30', '30x', '-1s', 's', '1s2m', ''])('"%s" is none', (written) => {
    expect(parseDuration(written)).toBeUndefined();
});
