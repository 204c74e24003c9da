import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { describeLibrary, type ActivityDescription } from './activities/describe.ts';
import { reference } from './activities/reference.ts';
import { pline, project } from './testing/pline.ts';

it('lists what tasks can do, each with a sentence', async () => {
    const { code, stdout } = await pline(await project({}), 'activities');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^shell +Runs a shell command\.$/m);
    expect(stdout).toMatch(/^sql\.query +\S.*$/m);
});

it('explains one', async () => {
    const { code, stdout } = await pline(await project({}), 'activities', 'ingest.database');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ingest\.database {2}\S/);
    expect(stdout).toMatch(/^ {2}target: .+$/m);
    expect(stdout).toContain('Exactly one of table, query must be set.');
    expect(stdout).toMatch(/Every task also takes .*retries/);
});

it('gives programs the same', async () => {
    const folder = await project({});
    const all = JSON.parse((await pline(folder, 'activities', '--json')).stdout) as ActivityDescription[];
    const one = JSON.parse((await pline(folder, 'activities', 'shell', '--json')).stdout) as ActivityDescription;
    expect(all.find(({ name }) => name === 'shell')).toEqual(one);
    expect(one).toMatchObject({ title: 'Shell command', properties: [{ name: 'command', type: 'text', required: true }], anyOutputs: true });
});

it('names what there is where one is unknown', async () => {
    const { code, stderr } = await pline(await project({}), 'activities', 'shel');
    expect(code).toBe(2);
    expect(stderr).toMatch(/There is no activity "shel" in the library\. It has .*shell/);
});

it('has a page of reference that says the same', async () => {
    const library = await describeLibrary();
    const page = reference(library);
    expect(await readFile(new URL('../docs/activities.md', import.meta.url), 'utf8')).toBe(page);
    const all = [...library.activities, ...library.connectors];
    for (const { name } of all) expect(page).toMatch(new RegExp(`^##+ ${name}$`, 'm'));
    for (const { name } of [...all.flatMap(({ properties }) => properties), ...library.every.task]) expect(page).toContain(`| \`${name}\` |`);
});

it('leads from each name of the page to its section', async () => {
    const page = reference(await describeLibrary());
    const sections = new Set([...page.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title.toLowerCase().replaceAll(/[^\w -]/g, '').replaceAll(' ', '-')));
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((anchor) => !sections.has(anchor))).toEqual([]);
});
