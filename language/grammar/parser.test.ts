import { array, assert, constantFrom, oneof, property, string, type Arbitrary } from 'fast-check';
import { EmptyFileSystem } from 'langium';
import { expect, test } from 'vitest';
import type { PlineFile } from '../generated/ast.ts';
import { createPlineServices } from '../services.ts';

const { LangiumParser: parser } = createPlineServices(EmptyFileSystem).parser;

const WORDS = [
    'import', 'environments', 'config', 'connection', 'defaults', 'group', 'line', 'schedule', 'timezone', 'param', 'task', 'uses', 'in', 'after', 'on', 'success',
    'failure', 'complete', 'run', 'if', 'any', 'all', 'activity', 'connector', 'every', 'required', 'deprecated', 'requires', 'one', 'of', 'output', 'outputs',
    'icon', 'runs', 'builtin', 'list', 'map', 'string', 'text', 'integer', 'number', 'boolean', 'duration', 'path', 'secret', 'json', 'env',
];
const PUNCTUATION = ['{', '}', '[', ']', '(', ')', ':', ',', '.', '..', '=', '|', '"', '"""', '<<', '>>', '<<a>>', '<<a.b>>', '\\', '//', '/*', '*/', '/**', '\n', '5', '-1.5e3', '30s', 'a'];

/** Any text; text of any characters; and text of Pline's own tokens, which gets the parser furthest. */
const soup: Arbitrary<string> = oneof(
    string({ unit: 'binary' }),
    string({ unit: constantFrom(...'"<>\\{}[]:\n\r\t a1.\u0000\uD800é') }),
    array(constantFrom(...WORDS, ...PUNCTUATION), { maxLength: 60 }).map((tokens) => tokens.join(' ')),
    array(constantFrom(...WORDS, ...PUNCTUATION), { maxLength: 60 }).map((tokens) => tokens.join('')),
);

test('no text makes the parser throw, and it always gives a file', () => {
    assert(property(soup, (text) => {
        const { value } = parser.parse<PlineFile>(text);
        expect(value.$type).toBe('PlineFile');
    }), { numRuns: 1_000 });
});

test.each(WORDS)('"%s" is a name of a task, a property, a group, a config item and an activity', (word) => {
    const { value, parserErrors, lexerErrors } = parser.parse<PlineFile>(`
        environments ${word}, other
        config ${word}: "x"
        config each { ${word}: "x" other: ${word} }
        connection ${word}: ${word} { ${word}: ${word} }
        defaults ${word}.${word} { ${word}: [${word}, { ${word}: "<<${word}>> <<${word}.${word}>>" }] }
        group ${word} { ${word}: 5 }
        line ${word} {
            param ${word}: string = ${word}
            task ${word} uses ${word}.${word} in ${word} {
                after ${word}, ${word}.${word} on success
                ${word}: ${word}
                ${word}: 30s
            }
            task last uses ${word} in ${word}
            task ${word}
        }
        activity ${word}.${word} {
            ${word}: string required
            ${word}: list of integer = ${word}
            requires one of ${word}, ${word}
            output ${word}: json
            runs ${word} { ${word}: ${word} }
        }
    `);
    expect([...lexerErrors, ...parserErrors].map(({ message }) => message)).toEqual([]);
    expect(value.declarations.map((declaration) => declaration.$type)).toEqual(['Config', 'Config', 'Connection', 'Defaults', 'Group', 'Line', 'Activity']);
});
