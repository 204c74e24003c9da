import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadFiles } from '../checks/testing/files.ts';
import { readCases, type ActionCase } from '../edits/testing/cases.ts';
import { applied } from '../fixes/testing.ts';
import { refactorings } from './index.ts';

/*
 * A case selects a stretch of `main.pline` by »marks« (both together for a cursor) and begins with
 *   // do Title          this is offered, and the files become what they are said to
 *   // never Title       this is not offered
 */
const FOLDER = join(import.meta.dirname, 'fixtures');

for (const file of readdirSync(FOLDER)) {
    describe(`in ${file}`, () => {
        test.each(readCases(readFileSync(join(FOLDER, file), 'utf8')))('$title', check);
    });
}

async function check({ wish, before: marked, after }: ActionCase): Promise<void> {
    const source = marked['main.pline']!;
    const before = { ...marked, 'main.pline': source.replace(/[»«]/g, '') };
    const selection = { start: source.indexOf('»'), end: source.indexOf('«') - 1 };
    expect(selection.end).toBeGreaterThanOrEqual(selection.start);
    const loaded = await loadFiles(before);
    const offered = await refactorings(selection, loaded.documents.get('main.pline')!, loaded.services);
    const [, word, wanted] = /^(do|never) (.*)$/.exec(wish)!;
    const titles = offered.map(({ title }) => title);
    if (word === 'never') {
        expect(titles).not.toContain(wanted);
        return;
    }
    expect(titles).toContain(wanted);
    expect(applied(before, offered.find(({ title }) => title === wanted)!, loaded)).toEqual({ ...before, ...after });
}
