import { readFileSync } from 'node:fs';
import { array, assert, constantFrom, nat, property, record } from 'fast-check';
import { AstUtils, EmptyFileSystem, GrammarUtils, URI, type AstNode, type CstNode, type LangiumDocument, type Mutable } from 'langium';
import { expect, test } from 'vitest';
import { createPlineServices } from '../services.ts';
import { reparse } from './reparse.ts';

const { LangiumParser: parser } = createPlineServices(EmptyFileSystem).parser;
const { shared: { workspace: { LangiumDocumentFactory: factory } } } = createPlineServices(EmptyFileSystem);
const WHOLE = readFileSync(new URL('../checks/fixtures/whole-language/main.pline', import.meta.url), 'utf8');

/** All that a syntax tree holds, names of other nodes by where they are. */
function described({ parseResult: { value, lexerErrors, parserErrors } }: LangiumDocument): unknown {
    const path = (node: AstNode | undefined): string => node?.$container ? `${path(node.$container)}/${node.$containerProperty}@${node.$containerIndex ?? ''}` : '';
    const ofText = (cst: CstNode): unknown => [
        cst.offset, cst.end, cst.range, cst.text, cst.hidden, path(cst.astNode), GrammarUtils.findAssignment(cst)?.feature,
        'content' in cst ? (cst.content as CstNode[]).map((child) => [child.container === cst, ofText(child)]) : '',
    ];
    const ofNode = (node: AstNode): unknown => [
        path(node), node.$type, Object.entries(node).filter(([name, held]) => !name.startsWith('$') && typeof held !== 'object'), [...AstUtils.streamReferences(node)].map(({ reference }) => [reference.$refText, reference.$refNode?.offset]),
    ];
    return [AstUtils.streamAst(value).map(ofNode).toArray(), ofText(value.$cstNode!), lexerErrors.length, parserErrors.length];
}

function documentOf(text: string): LangiumDocument {
    return factory.fromString(text, URI.parse('file:///main.pline'));
}

/** @returns whether only a task had to be read */
function change(document: Mutable<LangiumDocument>, text: string): boolean {
    const result = reparse(document, text, parser);
    document.parseResult = result ?? parser.parse(text);
    (document.parseResult.value as Mutable<AstNode>).$document = document;
    return result !== undefined;
}

const PIECES = ['', '', 'x', ' ', '\n', '\n\n    ', 'after ', 'a: 1\n', 'retries: 2', ': ', '"', '"""', '"""\n  a\n"""', '<<day>>', '<<', '{', '}', '{}', '[1, 2]', '// note\n', '/* note */', '/*', '*/', '//', 'task t uses shell { command: "x" }', '"x"', '"\n}\ntask b uses shell {'];

test('a text read in part gives the tree that reading all of it gives, after any changes', () => {
    const edit = record({ at: nat(), length: constantFrom(0, 0, 0, 1, 2, 5, 20), text: constantFrom(...PIECES) });
    let inPart = 0;
    assert(property(array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        const document = documentOf(WHOLE);
        for (const { at, length, text } of edits) {
            const before = document.parseResult.value.$cstNode!.root.fullText;
            const start = at % (before.length + 1);
            const after = before.slice(0, start) + text + before.slice(start + length);
            const partly = change(document, after);
            if (partly) inPart++;
            // What was typed is taken back where it breaks the text, so that there is more to read in part.
            if (document.parseResult.parserErrors.length > 0) change(document, before);
            if (partly) expect(described(document)).toEqual(described(documentOf(document.parseResult.value.$cstNode!.root.fullText)));
        }
    }), { numRuns: 150 });
    expect(inPart).toBeGreaterThan(50);
});

const LINE = 'line l {\n    task a uses shell { command: "x" } task b uses wait { time: 1s } // end\n    task c uses wait {\n        time: 2s\n    }\n}\n';

test.each([
    ['a value', '"x"', '"xy"', true],
    ['a line more, with others behind the task', '"x" }', '"x"\n retries: 2\n }', true],
    ['a line less', '\n        time: 2s\n    }', ' time: 2s }', true],
    ['the name of a task', 'task a', 'task abc', true],
    ['a comment that ends in the task', '"x" }', '"x" /* } */ }', true],
    ['a comment over its end', '"x" }', '"x" // }', false],
    ['a text without end', '"x" }', '"x }', false],
    ['a second task', '"x" }', '"x" } task d uses shell { command: "y" }', false],
    ['what stands between tasks', '// end', '// the end', false],
    ['a keyword', 'task b', 'tusk b', false],
    ['a brace too many', '"x" }', '"x" }}', false],
])('%s', (_name, before, after, expected) => {
    const document = documentOf(LINE);
    const text = LINE.replace(before, after);
    expect(change(document, text)).toBe(expected);
    expect(described(document)).toEqual(described(documentOf(text)));
});
