import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { URI } from 'langium';
import { beforeAll, describe, expect, test } from 'vitest';
import { isLine } from '../generated/ast.ts';
import { resolveLine } from '../model/resolve.ts';
import { Program } from '../program.ts';
import { fileOf } from '../uris.ts';
import { format } from './format.ts';

let program: Program;
beforeAll(async () => {
    program = await Program.create();
});

async function formatted(text: string): Promise<string> {
    const document = await program.load(URI.parse('file:///format.pline'), text);
    return format(document).toReversed().reduce((result, { start, end, text: inserted }) => result.slice(0, start) + inserted + result.slice(end), text);
}

/** Everything that a text means, without where it stands. */
async function meaning(text: string): Promise<unknown> {
    const document = await program.load(URI.parse('file:///format.pline'), text);
    const lines = fileOf(document).declarations.filter(isLine).map((line) => resolveLine(line, program.services));
    const withoutRanges = JSON.stringify(lines, (key, value: unknown) => key === 'range' || key === 'nameRange' ? undefined : value);
    return { lines: withoutRanges, messages: (document.diagnostics ?? []).map(({ message }) => message), declarations: fileOf(document).declarations.length };
}

/** Comments and signs, in order: all that is no white space. */
const ink = (text: string): string => text.replace(/\s+/g, '');

describe('layout', () => {
    test.each<[string, string, string]>([
        ['indents and spaces', 'line   a"A"{\ntask t   uses wait{time:1s}\n      }', 'line a "A" {\n  task t uses wait { time: 1s }\n}\n'],
        ['breaks a broken block at every member', 'group g { retries: 1\n timeout: 5s }', 'group g {\n  retries: 1\n  timeout: 5s\n}\n'],
        ['leaves a block on one line', 'group g { retries: 1 timeout: 5s }', 'group g { retries: 1 timeout: 5s }\n'],
        ['an empty block', 'group g {\n\n}', 'group g {\n}\n'],
        ['an empty block on one line', 'group g{ }', 'group g {}\n'],
        ['at most one empty line, none at the edges', '\n\ngroup g {\n\n  retries: 1\n\n\n  timeout: 5s\n\n}\n\n\n\ngroup h {}\n\n', 'group g {\n  retries: 1\n\n  timeout: 5s\n}\n\ngroup h {}\n'],
        ['lists and maps on one line', 'group g { tags: [ "a","b" ,"c" ] environment: {A:"1",B : "2"} }', 'group g { tags: ["a", "b", "c"] environment: { A: "1", B: "2" } }\n'],
        ['lists over lines', 'group g {\ntags: ["a",\n"b"]\n}', 'group g {\n  tags: [\n    "a",\n    "b"\n  ]\n}\n'],
        ['several members on one line of text', 'line a {\n task b uses wait {} task c uses wait {}\n}', 'line a {\n  task b uses wait {}\n  task c uses wait {}\n}\n'],
        ['heads over lines', 'line a {\ntask b\n"B"\nuses\nwait in\ng {}\n}', 'line a {\n  task b "B" uses wait in g {}\n}\n'],
        ['dependencies', 'line a {\n task b uses wait { after c ,d   on\nfailure  run   if any }\n}', 'line a {\n  task b uses wait { after c, d on failure run if any }\n}\n'],
        ['types', 'activity a {\n b:integer( 0 .. 5 )required=3\n c:"x"|"y"="x"\n d:list of\nstring\n e:connection( postgres|mysql )\n requires one  of b,c\n runs   exec{command:[ "a" ]}\n}', 'activity a {\n  b: integer(0..5) required = 3\n  c: "x" | "y" = "x"\n  d: list of string\n  e: connection(postgres | mysql)\n  requires one of b, c\n  runs exec { command: ["a"] }\n}\n'],
        ['env and secret', 'config a:env( "A" )\nconfig b {dev:secret ("B")}', 'config a: env("A")\nconfig b { dev: secret("B") }\n'],
        ['remarks stay where they are', '// head\nline a { // here\n    // own line\n  task b uses wait {}   // aligned\n\n      /* last */\n}// tail', '// head\nline a { // here\n  // own line\n  task b uses wait {}   // aligned\n\n  /* last */\n} // tail\n'],
        ['doc comments move with their lines', 'line a {\n      /**\n       * Doc.\n     * More.\n       */\n task b uses wait {}\n}', 'line a {\n  /**\n   * Doc.\n   * More.\n   */\n  task b uses wait {}\n}\n'],
        ['block texts move with their lines', 'line a {\n task b uses shell {\n command: """\n  one\n    two\n """\n }\n}', 'line a {\n  task b uses shell {\n    command: """\n      one\n        two\n    """\n  }\n}\n'],
        ['texts are left alone', 'config a: "x   <<  b  >>{ y"', 'config a: "x   <<  b  >>{ y"\n'],
        ['line ends stay', 'line a {\r\ntask b uses wait {}\r\n}\r\n', 'line a {\r\n  task b uses wait {}\r\n}\r\n'],
        ['an empty file', '  \n ', ''],
    ])('%s', async (_, before, after) => {
        expect(await formatted(before)).toBe(after);
        expect(await formatted(after)).toBe(after);
    });

    test.each([
        'line   a {', 'line   a { } ~', 'config  a:"open\nconfig  b:1\n', 'config  a:"open\nconfig  b:"x"\n', 'config  a:"""open\nconfig  b:1\n', 'config  a:["open',
    ])('a file with a syntax error is left alone: %j', async (text) => {
        expect(await formatted(text)).toBe(text);
    });
});

const files = globSync(['examples/**/*.pline', 'language/library/*.pline', 'language/**/fixtures/**/*.pline']);

test('there are files to format', () => expect(files.length).toBeGreaterThan(8));

test.each(files)('%s: formatting twice is formatting once, and changes no meaning', async (file) => {
    const text = readFileSync(file, 'utf8');
    const once = await formatted(text);
    expect(await formatted(once)).toBe(once);
    expect(ink(once)).toBe(ink(text));
    expect(await meaning(once)).toEqual(await meaning(text));
});

test('however a text is spaced, formatting twice is formatting once, and changes no meaning', async () => {
    const sources = files.map((file) => readFileSync(file, 'utf8')).filter((text) => text.length < 6_000);
    const space = fc.constantFrom(' ', '\n', '\n\n\n', '\t', '  ');
    await fc.assert(fc.asyncProperty(fc.constantFrom(...sources), fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), space), { maxLength: 8 }), async (source, changes) => {
        let text = source;
        for (const [at, white] of changes) {
            // Only between tokens, outside texts and remarks: where the formatter itself may put white space.
            const gaps = [...text.matchAll(/(?<=[{}\],])[ \t]*\n/g)].map((match) => match.index);
            const gap = gaps[Math.floor(at * gaps.length)];
            if (gap !== undefined) text = text.slice(0, gap) + white + text.slice(gap);
        }
        const once = await formatted(text);
        expect(await formatted(once)).toBe(once);
        expect(ink(once)).toBe(ink(text));
    }), { numRuns: 40 });
});

test('however a text is broken, nothing that stands in it is lost', async () => {
    const sources = files.map((file) => readFileSync(file, 'utf8')).filter((text) => text.length < 6_000);
    const inserted = fc.constantFrom('', '"', '"""', '{', '}', '<<', '/*', '//', '\\');
    const cut = fc.record({ source: fc.constantFrom(...sources), at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(12), inserted });
    await fc.assert(fc.asyncProperty(cut, async ({ source, at, length, inserted: piece }) => {
        const start = Math.floor(at * source.length);
        const text = source.slice(0, start) + piece + source.slice(start + length);
        const once = await formatted(text);
        expect(ink(once)).toBe(ink(text));
        expect(await formatted(once)).toBe(once);
    }), { numRuns: 100 });
});
