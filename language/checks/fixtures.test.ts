import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Diagnostic } from 'vscode-languageserver-types';
import { expect, test } from 'vitest';
import { fileUri, loadFiles } from './testing/files.ts';
import { rangeText, readFixture, type Expectation } from './testing/fixture.ts';
import { SEVERITIES } from './codes.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');

/** Each fixture is a file, or a folder of files that import each other. */
const FIXTURES = readdirSync(FOLDER).map((name) => ({ name, files: filesOf(join(FOLDER, name)) }));

test.each(FIXTURES)('$name', async ({ files }) => {
    const fixtures = Object.entries(files).map(([name, source]) => [name, readFixture(source)] as const);
    const { documents } = await loadFiles(Object.fromEntries(fixtures.map(([name, { text }]) => [name, text])));
    const found = fixtures.map(([name]) => [name, documents.get(name)!.diagnostics!.map(asFound).toSorted(byPlace)]);
    expect(found).toEqual(fixtures.map(([name, { expectations }]) => [name, expectations.toSorted(byPlace).map(asMatcher)]));
});

test('every code has a fixture that bears its name', () => {
    const covered = FIXTURES.filter(({ name, files }) => Object.values(files).some((source) => readFixture(source).expectations.some(({ code }) => code === basename(name, '.pline'))));
    expect(covered.map(({ name }) => basename(name, '.pline'))).toEqual(expect.arrayContaining(Object.keys(SEVERITIES)));
});

function filesOf(path: string): Record<string, string> {
    if (!statSync(path).isDirectory()) return { [basename(path)]: readFileSync(path, 'utf8') };
    const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pline'));
    return Object.fromEntries(names.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(path, name), 'utf8')]));
}

const SEVERITY_WORDS = ['', 'error', 'warning', 'information', 'hint'];

function asMatcher({ message, see, ...expectation }: Expectation): object {
    return { ...expectation, message: expect.stringContaining(message) as unknown, see: expect.arrayContaining(see === undefined ? [] : [see]) as unknown };
}

function asFound({ severity = 1, code, message, range, relatedInformation = [] }: Diagnostic): Omit<Expectation, 'see'> & { see: string[] } {
    const folder = fileUri('').toString();
    const see = relatedInformation.map(({ location }) => `${location.uri.replace(folder, '')}:${location.range.start.line + 1}`);
    return { severity: SEVERITY_WORDS[severity]!, code: String(code), message: String(message), range: rangeText(range), see };
}

function byPlace(left: { readonly range: string; readonly code: string }, right: { readonly range: string; readonly code: string }): number {
    return `${left.range} ${left.code}`.localeCompare(`${right.range} ${right.code}`, 'en', { numeric: true });
}
