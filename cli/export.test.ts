import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pline, project } from './testing/pline.ts';

const LINES = `
line good { task load uses databricks.notebook { notebook: "load.py" } }
line bad { task load uses shell { command: "true" } }
`;

it('writes files that name those of the project from where they lie', async () => {
    const folder = await project({ 'project/lines.pline': LINES, 'project/load.py': '' });
    expect(await pline(folder, 'export', 'databricks', 'project/lines.pline', 'good', '-o', 'bundle')).toMatchObject({ code: 0, stdout: 'bundle/databricks.yml\nbundle/resources/good.job.yml\n', stderr: '' });
    expect(await readFile(join(folder, 'bundle/resources/good.job.yml'), 'utf8')).toContain('notebook_path: ../../project/load.py');
});

it('leaves alone what is a person\'s to change', async () => {
    const folder = await project({ 'lines.pline': LINES, 'load.py': '', 'databricks.yml': 'mine' });
    expect(await pline(folder, 'export', 'databricks', 'lines.pline', 'good')).toMatchObject({ code: 0, stdout: 'resources/good.job.yml\n' });
    expect(await readFile(join(folder, 'databricks.yml'), 'utf8')).toBe('mine');
});

it('writes nothing where the engine cannot do what the line asks for, and says where and what to do', async () => {
    const folder = await project({ 'lines.pline': LINES, 'load.py': '' });
    const { code, stdout, stderr } = await pline(folder, 'export', 'databricks', 'lines.pline', 'bad');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^lines\.pline:3:17: refusal Task load uses shell, .*\nNothing is written: Databricks cannot run the line as it is\.\n$/);
    await expect(stat(join(folder, 'resources'))).rejects.toThrow(/ENOENT/);
});

it('says which file it cannot write', async () => {
    const folder = await project({ 'lines.pline': LINES, 'load.py': '' });
    await writeFile(join(folder, 'resources'), 'a file');
    const { code, stderr } = await pline(folder, 'export', 'databricks', 'lines.pline', 'good');
    expect(code).toBe(2);
    expect(stderr).toContain('resources/good.job.yml cannot be written: ');
});

it('gives programs the files and the notes', async () => {
    const folder = await project({ 'lines.pline': LINES, 'load.py': '' });
    const { code, stdout } = await pline(folder, 'export', 'databricks', 'lines.pline', 'bad', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({ files: [], notes: [{ kind: 'refusal', file: 'lines.pline', line: 3, column: 17, what: expect.any(String), instead: expect.any(String) }] });
});
