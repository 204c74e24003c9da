import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadFiles } from '../checks/testing/files.ts';
import { readCases, type ActionCase } from '../edits/testing/cases.ts';
import { FixContext, type Fix } from './fix.ts';
import { fixAll, fixesFor } from './index.ts';
import { applied, findingsIn, more } from './testing.ts';

/*
 * A case begins with what is expected of the first diagnostic of a code, and goes on with the files before and after:
 *   // fix missing-property: Add "command" (preferred)
 *   // all fixes                     instead: every safe fix of the file
 *   // never missing-property: Title no such fix is offered
 */
const FOLDER = join(import.meta.dirname, 'fixtures');

for (const file of readdirSync(FOLDER)) {
    describe(`in ${file}`, () => {
        test.each(readCases(readFileSync(join(FOLDER, file), 'utf8')))('$title', check);
    });
}

async function check({ wish, before, after }: ActionCase): Promise<void> {
    const loaded = await loadFiles(before);
    const document = loaded.documents.get('main.pline')!;
    const context = new FixContext(document, loaded.services);
    const [, word, code, title, preferred] = /^(fix|never|all fixes)(?: ([a-z-]+): (.*?)( \(preferred\))?)?$/.exec(wish) ?? [];
    if (word === undefined) throw new Error(`A case wishes for a fix, not "${wish}"`);
    const diagnostic = document.diagnostics?.find((each) => each.code === code);
    const fixes: Fix[] = diagnostic ? fixesFor(diagnostic, context) : [fixAll(context) ?? []].flat();
    const fix = code === undefined ? fixes[0] : fixes.find((each) => each.title === title);
    const offered = fixes.map((each) => each.title);
    if (word === 'never') {
        expect(diagnostic, 'there is the diagnostic').toBeDefined();
        expect(offered).not.toContain(title);
        return;
    }
    expect(fix, `offered: ${offered.join(' | ')}`).toBeDefined();
    if (code !== undefined) expect(Boolean(fix!.isPreferred)).toBe(preferred !== undefined);
    const result = applied(before, fix!, loaded);
    expect(result).toEqual({ ...before, ...after });
    const [said, left] = [await findingsIn(before), await findingsIn(result)];
    expect(more(left, said), 'nothing new is wrong').toEqual([]);
    if (diagnostic) expect(more(said, left)).toContain(`main.pline: ${code} ${diagnostic.message as string}`);
}
