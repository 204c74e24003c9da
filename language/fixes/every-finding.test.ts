import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SEVERITIES } from '../checks/codes.ts';
import { loadFiles } from '../checks/testing/files.ts';
import { readFixture } from '../checks/testing/fixture.ts';
import { FixContext } from './fix.ts';
import { fixesFor } from './index.ts';
import { applied, findingsIn, more, type Files } from './testing.ts';

const FOLDER = join(import.meta.dirname, '../checks/fixtures');

function filesOf(path: string, name: string): Files {
    const names = statSync(path).isDirectory() ? readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.pline')) : [''];
    return Object.fromEntries(names.map((file) => [file === '' ? name : file.replaceAll('\\', '/'), readFixture(readFileSync(join(path, file), 'utf8')).text]));
}

const FIXTURES = readdirSync(FOLDER).map((name) => ({ name, files: filesOf(join(FOLDER, name), name) }));
const mended = new Set<string>();

/** What stands behind a mistake and is said once that is mended, or is left of several. By fixture and title: the codes. */
const LEFT: Readonly<Record<string, string>> = {
    'dependency-cycle: Remove the dependency on "b"': 'output-not-upstream',
    'dependency-cycle: Remove the dependency on "left"': 'dependency-cycle',
    'dependency-cycle: Remove the dependency on "middle"': 'dependency-cycle',
    'missing-activity.pline: Add "uses databricks.job"': 'missing-property',
    'missing-activity.pline: Add "uses line.run"': 'line-cycle',
    'missing-environment-value: Create environment "stagin"': 'missing-environment-value',
    'missing-one-of.pline: Remove "qeury"': 'missing-one-of',
    'missing-property.pline: Remove "fiel"': 'missing-property',
    'missing-property.pline: Remove "comand"': 'missing-property',
    'missing-property.pline: Create group "shoping"': 'missing-property',
    'missing-property.pline: Add "database"': 'missing-property',
    'missing-property.pline: Add "user"': 'missing-property',
    'syntax.pline: Add the missing ":"': 'unknown-name wrong-type',
    'unknown-name.pline: Replace with postgres': 'missing-property',
    'unknown-name.pline: Replace with raw': 'missing-one-of missing-property',
    'unknown-name.pline: Create group "row"': 'missing-one-of missing-property',
    'unknown-name.pline: Remove "comand"': 'missing-property',
};

test.each(FIXTURES)('every fix of $name mends what it is for, and nothing else breaks', async ({ name: fixture, files }) => {
    const loaded = await loadFiles(files);
    const before = await findingsIn(files);
    const disappointments: string[] = [];
    for (const [name, document] of loaded.documents) {
        const context = new FixContext(document, loaded.services);
        for (const diagnostic of document.diagnostics ?? []) {
            const finding = `${name}: ${diagnostic.code} ${diagnostic.message as string}`;
            for (const fix of fixesFor(diagnostic, context)) {
                mended.add(String(diagnostic.code));
                const changed = applied(files, fix, loaded);
                const after = await findingsIn(changed);
                const left = [...new Set(more(after, before).map((each) => each.split(' ')[1]))].join(' ');
                if (more(before, after).includes(finding) && ['', LEFT[`${fixture}: ${fix.title}`]].includes(left)) continue;
                disappointments.push(`'${fixture}: ${fix.title}': '${left}',  for ${finding}`);
            }
        }
    }
    expect(disappointments).toEqual([]);
});

test('every code has a fix but those where only the author can know', () => {
    expect(Object.keys(SEVERITIES).filter((code) => !mended.has(code))).toEqual(['config-cycle', 'idle-schedule', 'activity-cycle', 'line-cycle']);
});
