import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { LineGraph } from '../protocol/graph.ts';
import { pline, project } from './testing/pline.ts';

const LINES = `
line first "First" {
  task a "Ask & <tell>" uses shell { command: "true" }
  task b uses shell { after a command: "true" }
  task c uses shell { after a on failure command: "true" }
}
line second { task d uses shell { command: "true" } }
`;

it('writes a picture', async () => {
    const folder = await project({ 'lines.pline': LINES });
    expect(await pline(folder, 'graph', 'lines.pline', 'first', '--svg', 'first.svg')).toMatchObject({ code: 0, stdout: '', stderr: '' });
    const svg = await readFile(join(folder, 'first.svg'), 'utf8');
    expect(svg).toMatch(/^<svg .*<\/svg>\s*$/s);
    expect(svg).not.toContain('<tell>');
});

it('writes the same picture to standard output', async () => {
    const folder = await project({ 'lines.pline': LINES });
    const [named, unnamed] = await Promise.all([pline(folder, 'graph', 'lines.pline', 'second', '--svg', '-'), pline(folder, 'graph', 'lines.pline', 'second', '--svg')]);
    expect(named.stdout).toMatch(/^<svg /);
    expect(unnamed).toEqual(named);
});

it('gives programs the nodes and edges with their places', async () => {
    const { code, stdout } = await pline(await project({ 'lines.pline': LINES }), 'graph', 'lines.pline', 'first', '--json');
    const graph = JSON.parse(stdout) as LineGraph;
    expect(code).toBe(0);
    expect(graph.nodes.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(graph.edges.map(({ id }) => id)).toEqual(['a->b:success', 'a->c:failure']);
    expect(graph.nodes[1]!.x).toBeGreaterThan(graph.nodes[0]!.x);
});

it('leaves an older picture where the file has errors', async () => {
    const folder = await project({ 'lines.pline': LINES.replace('after a on', 'after x on') });
    await writeFile(join(folder, 'first.svg'), 'older');
    const { code, stdout, stderr } = await pline(folder, 'graph', 'lines.pline', 'first', '--svg', 'first.svg');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^lines\.pline:5:29: error unknown-name /);
    expect(await readFile(join(folder, 'first.svg'), 'utf8')).toBe('older');
});

it.each([
    ['a line that is not there', ['lines.pline', 'third', '--json'], 'lines.pline has no line "third". It has first, second.'],
    ['no line where there are two', ['lines.pline', '--json'], 'lines.pline has 2 lines. Say which: first, second'],
    ['no kind of picture', ['lines.pline', 'first'], '--svg'],
    ['two kinds of picture', ['lines.pline', 'first', '--svg', '--json'], 'cannot be used with'],
    ['a folder that is not there', ['lines.pline', 'first', '--svg', 'no/where.svg'], 'no/where.svg cannot be written'],
])('refuses %s', async (_what, args, message) => {
    const folder = await project({ 'lines.pline': LINES });
    const { code, stdout, stderr } = await pline(folder, 'graph', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    await expect(access(join(folder, 'no'))).rejects.toThrow('ENOENT');
});
