import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLoader, type LoadedFiles } from '../checks/testing/files.ts';
import { applied, more, reload, type Files } from '../fixes/testing.ts';
import { isLine } from '../generated/ast.ts';
import { resolveLine } from '../model/resolve.ts';
import { fileOf } from '../uris.ts';
import { refactorings } from './index.ts';

const VALUES: Readonly<Record<string, readonly string[]>> = {
    command: ['"a"', '"<<size>>"', '"<<day>>"', '"""\n            one\n              two <<size>>\n        """', '"""one\n        two"""'],
    retries: ['1', '2', 'size'],
    description: ['"a"', '"<<run.id>>"', '"<<day>>"'],
    tags: ['["a", "b"]'],
    timeout: ['1s', '2s'],
};

const property = fc.constantFrom(...Object.keys(VALUES)).chain((name) => fc.record({ name: fc.constant(name), value: fc.constantFrom(...VALUES[name]!), above: fc.boolean(), behind: fc.boolean() }));
const block = fc.record({ properties: fc.uniqueArray(property, { selector: ({ name }) => name, maxLength: 4 }), oneLine: fc.boolean() });
const project = fc.record({
    groups: fc.tuple(block, block),
    defaults: block,
    tasks: fc.array(fc.record({ block, group: fc.constantFrom('', '', '', ' in g0', ' in g1'), activity: fc.constantFrom('shell', 'own'), file: fc.constantFrom('main.pline', 'other.pline') }), { minLength: 1, maxLength: 5 }),
    newline: fc.constantFrom('\n', '\r\n'),
});

type Block = typeof block extends fc.Arbitrary<infer B> ? B : never;
type Project = typeof project extends fc.Arbitrary<infer P> ? P : never;

/** Writes a project; each comment has a number of its own. */
function write({ groups, defaults, tasks, newline }: Project): { files: Files; comments: string[] } {
    const comments: string[] = [];
    const comment = (): string => {
        comments.push(`// c${comments.length}.`);
        return comments.at(-1)!;
    };
    const body = ({ properties, oneLine }: Block, indent: string): string => {
        const plain = properties.map(({ name, value }) => `${name}: ${value}`);
        if (oneLine && !plain.join('').includes('\n')) return `{ ${plain.join(' ')} }`;
        const lines = properties.map(({ above, behind }, index) => `${above ? `${indent}    ${comment()}\n` : ''}${indent}    ${plain[index]}${behind ? ` ${comment()}` : ''}\n`);
        return `{\n${lines.join('')}${indent}}`;
    };
    const line = (name: string, file: string): string =>
        `line ${name} {\n    param day: string = "x"\n${tasks.map((task, index) => task.file === file ? `    task t${index} uses ${task.activity}${task.group} ${body(task.block, '    ')}\n` : '').join('')}}\n`;
    const main = [
        'config size: 3', 'activity own { command: text runs shell { command: command } }',
        ...groups.map((group, index) => `group g${index} ${body(group, '')}`), `defaults shell ${body(defaults, '')}`, line('a', 'main.pline'),
    ].join('\n');
    const files = { 'main.pline': main, 'other.pline': `import "main.pline"\n${line('b', 'other.pline')}` };
    return { files: Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replaceAll('\n', newline)])), comments };
}

interface Meaning {
    /** Every task with its effective values and what its built-in activity gets. */
    readonly values: unknown;
    /** The codes of what is wrong: messages name groups, which may have gone. */
    readonly findings: readonly string[];
}

function meaningOf({ documents, services }: LoadedFiles): Meaning {
    const findings = [...documents].flatMap(([name, { diagnostics = [] }]) => diagnostics.map(({ code }) => `${name}: ${code}`));
    const tasks = [...documents.values()].flatMap((document) => fileOf(document).declarations.filter(isLine)).flatMap((line) => resolveLine(line, services).tasks);
    return { findings, values: tasks.map(({ name, inputs, properties }) => [name, inputs, Object.fromEntries(Object.entries(properties).map(([key, { value }]) => [key, value]).toSorted())]) };
}

test('a refactoring leaves every task its values, breaks nothing and loses no comment', async () => {
    const offered = new Set<string>();
    const load = await createLoader();
    await fc.assert(fc.asyncProperty(project, fc.array(fc.tuple(fc.nat(999), fc.constantFrom(0, 0, 150, 400)), { minLength: 4, maxLength: 4 }), async (given, selections) => {
        const { files, comments } = write(given);
        const loaded = await load(files);
        const document = loaded.documents.get('main.pline')!;
        const { length } = document.textDocument.getText();
        const before = meaningOf(loaded);
        for (const [from, span] of selections) {
            const start = Math.floor(from / 1000 * length);
            for (const refactoring of await refactorings({ start, end: Math.min(length, start + span) }, document, loaded.services)) {
                offered.add(refactoring.title.replace(/\d+ tasks|"[^"]*"/g, '…'));
                const result = applied(files, refactoring, loaded);
                const after = meaningOf(await reload(result));
                expect(after.values, refactoring.title).toEqual(before.values);
                expect(more(after.findings, before.findings), refactoring.title).toEqual([]);
                const text = Object.values(result).join('');
                // What nobody inherits goes with its group.
                if (!refactoring.title.startsWith('Inline')) expect(comments.filter((comment) => !text.includes(comment)), refactoring.title).toEqual([]);
            }
        }
    }), { numRuns: 150 });
    expect(new Set([...offered].map((title) => title.split(' ')[0])), [...offered].join(', ')).toEqual(new Set(['Extract', 'Inline', 'Move']));
});
