import { spawn, spawnSync } from 'node:child_process';
import { chmod, lstat, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Edit } from '../protocol/edit.ts';
import { CLI, environmentWith, pline, project } from './testing/pline.ts';

const LINE = `// The head stays.

line nightly {
    /* One. */
    task first uses shell { command: "echo 1" }  // a remark
}
`;
const ADD: Edit[] = [
    { kind: 'addGroup', name: 'raw' },
    { kind: 'addTask', line: 'nightly', name: 'first', activity: 'shell', group: 'raw', dependencies: [{ task: 'first', condition: 'success' }], properties: [{ name: 'command', value: '"echo 2"' }] },
    { kind: 'setTitle', line: 'nightly', title: 'Nightly' },
];
const AFTER = `// The head stays.

group raw {
}

line nightly "Nightly" {
    /* One. */
    task first uses shell { command: "echo 1" }  // a remark

    task first2 uses shell in raw {
        after first
        command: "echo 2"
    }
}
`;

async function folderWith(edits: unknown, text = LINE): Promise<string> {
    return project({ 'a.pline': text, 'edits.json': typeof edits === 'string' ? edits : JSON.stringify(edits) });
}

const textIn = (folder: string): Promise<string> => readFile(join(folder, 'a.pline'), 'utf8');

describe('pline edit', () => {
    it('makes edits, and says what was made and where', async () => {
        const folder = await folderWith(ADD);
        const { code, stdout, stderr } = await pline(folder, 'edit', 'a.pline', 'edits.json');
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
        expect(await textIn(folder)).toBe(AFTER);
        expect(JSON.parse(stdout)).toEqual({
            file: 'a.pline', changed: true, notes: [], sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
            made: [
                { edit: 0, kind: 'group', name: 'raw', place: { line: 3, column: 7 } },
                { edit: 1, kind: 'task', name: 'first2', in: 'nightly', place: { line: 10, column: 10 } },
            ],
        });
        expect((await readdir(folder)).sort()).toEqual(['a.pline', 'edits.json']);
    });

    it('reads standard input', async () => {
        const cwd = await folderWith([]);
        expect(spawnSync(process.execPath, [CLI, 'edit', 'a.pline'], { cwd, input: JSON.stringify(ADD), encoding: 'utf8', env: environmentWith({}) })).toMatchObject({ status: 0, stderr: '' });
        expect(await textIn(cwd)).toBe(AFTER);
    });

    it('--dry-run prints a diff that makes the same, and changes nothing', async () => {
        const folder = await folderWith(ADD);
        const { code, stdout } = await pline(folder, 'edit', 'a.pline', 'edits.json', '--dry-run');
        expect(code).toBe(0);
        expect(await textIn(folder)).toBe(LINE);
        expect(spawnSync('git', ['apply', '-p0', '-'], { cwd: folder, input: stdout, encoding: 'utf8', env: { ...process.env, GIT_CEILING_DIRECTORIES: join(folder, '..') } })).toMatchObject({ status: 0, stderr: '' });
        expect(await textIn(folder)).toBe(AFTER);
    });

    it('keeps links, permissions, a byte order mark and line ends', async () => {
        const folder = await project({ 'real.pline': `\uFEFF${LINE.replaceAll('\n', '\r\n')}`, 'edits.json': JSON.stringify(ADD) });
        await chmod(join(folder, 'real.pline'), 0o640);
        await symlink('real.pline', join(folder, 'a.pline'));
        expect(await pline(folder, 'edit', 'a.pline', 'edits.json')).toMatchObject({ code: 0 });
        expect((await lstat(join(folder, 'a.pline'))).isSymbolicLink()).toBe(true);
        expect((await stat(join(folder, 'real.pline'))).mode & 0o777).toBe(0o640);
        expect(await textIn(folder)).toBe(`\uFEFF${AFTER.replaceAll('\n', '\r\n')}`);
    });

    it('--schema prints the schema', async () => {
        const { code, stdout } = await pline(await project({}), 'edit', '--schema');
        expect(code).toBe(0);
        expect(JSON.parse(stdout)).toMatchObject({ type: 'array', items: { oneOf: expect.any(Array) } });
    });

    it('--sha256 goes on where the last answer ended', async () => {
        const folder = await folderWith([{ kind: 'addGroup', name: 'raw' }]);
        const { sha256 } = JSON.parse((await pline(folder, 'edit', 'a.pline', 'edits.json')).stdout) as { sha256: string };
        expect(await pline(folder, 'edit', 'a.pline', 'edits.json', '--sha256', sha256)).toMatchObject({ code: 0 });
        const { code, stderr } = await pline(folder, 'edit', 'a.pline', 'edits.json', '--sha256', sha256);
        expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('a.pline has changed: its SHA-256 is ') });
    });
});

describe('what is wrong changes nothing, and is said', () => {
    it.each<[string, unknown, RegExp]>([
        ['no JSON', '[{', /^pline: edits\.json holds no JSON: /],
        ['no array', {}, /has to hold a JSON array of edits/],
        ['an edit that is none', [ADD[0], { kind: 'addTask', line: 'nightly', name: 'x' }], /^pline: Edit 1 in edits\.json \(they count from 0\) is none: "activity" is missing\./],
    ])('%s', async (_, edits, message) => {
        const folder = await folderWith(edits);
        const { code, stdout, stderr } = await pline(folder, 'edit', 'a.pline', 'edits.json');
        expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
        expect(await textIn(folder)).toBe(LINE);
    });

    it.each<[string, Edit, object]>([
        ['an edit that cannot be made', { kind: 'deleteTask', line: 'nightly', task: 'frist' }, { edit: 1, message: 'Line "nightly" has no task "frist". Did you mean "first"?' }],
        ['an activity that is unknown', { kind: 'addTask', line: 'nightly', name: 'x', activity: 'ingest.databas' }, { code: 'unknown-name', line: 10, message: expect.stringContaining('ingest.database') }],
        ['a value of the wrong type', { kind: 'setProperty', line: 'nightly', task: 'first', property: 'retries', value: '"many"' }, { file: 'a.pline', message: expect.stringContaining('retries') }],
    ])('%s', async (_, edit, problem) => {
        const folder = await folderWith([{ kind: 'addGroup', name: 'raw' }, edit]);
        const { code, stdout } = await pline(folder, 'edit', 'a.pline', 'edits.json');
        expect(code).toBe(1);
        expect(JSON.parse(stdout)).toEqual({ file: 'a.pline', changed: false, problems: [expect.objectContaining(problem)] });
        expect(await textIn(folder)).toBe(LINE);
    });

    it('errors that were there before are no matter, and --allow-errors lets new ones in', async () => {
        const folder = await folderWith([{ kind: 'addGroup', name: 'raw' }], LINE.replace('shell', 'shel'));
        expect(await pline(folder, 'edit', 'a.pline', 'edits.json')).toMatchObject({ code: 0 });
        await writeFile(join(folder, 'edits.json'), JSON.stringify([{ kind: 'addTask', line: 'nightly', name: 'x', activity: 'none' }]));
        expect(await pline(folder, 'edit', 'a.pline', 'edits.json')).toMatchObject({ code: 1 });
        expect(await pline(folder, 'edit', 'a.pline', 'edits.json', '--allow-errors')).toMatchObject({ code: 0 });
        expect(await textIn(folder)).toContain('task x uses none {');
    });

    it('a file that cannot be read', async () => {
        const folder = await folderWith(ADD);
        expect(await pline(folder, 'edit', 'none.pline', 'edits.json')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('There is no file or folder none.pline') });
        await writeFile(join(folder, 'a.pline'), Buffer.from('// caf\u00E9\n', 'latin1'));
        expect(await pline(folder, 'edit', 'a.pline', 'edits.json')).toMatchObject({ code: 2, stderr: expect.stringContaining('a.pline holds bytes that are not UTF-8') });
    });

    it('of two that change one file at a time, none loses what the other made', async () => {
        const cwd = await folderWith([]);
        const names = Array.from({ length: 6 }, (_, index) => `g${index}`);
        const codes = await Promise.all(names.map((name) => new Promise<number | null>((resolve) => {
            const child = spawn(process.execPath, [CLI, 'edit', 'a.pline'], { cwd, stdio: ['pipe', 'ignore', 'ignore'], env: environmentWith({}) });
            child.once('close', resolve);
            child.stdin.end(JSON.stringify([{ kind: 'addGroup', name }]));
        })));
        const text = await textIn(cwd);
        expect(names.filter((name) => text.includes(`group ${name} {`))).toEqual(names.filter((_, index) => codes[index] === 0));
        expect(codes.every((code) => code === 0 || code === 2)).toBe(true);
    });
});

describe('pline model', () => {
    it('gives the resolved line as JSON, and shows it to people', async () => {
        const folder = await project({ 'a.pline': AFTER });
        const { code, stdout } = await pline(folder, 'model', 'a.pline', '--json');
        expect(code).toBe(0);
        expect(JSON.parse(stdout)).toMatchObject({ format: 1, name: 'nightly', tasks: [{ name: 'first' }, { name: 'first2', group: 'raw', dependencies: [{ task: 'first', condition: 'success' }] }] });
        expect((await pline(folder, 'model', 'a.pline', 'nightly')).stdout).toBe('nightly Nightly: 2 tasks\nTASK    ACTIVITY  GROUP  AFTER\nfirst   shell     –      –\nfirst2  shell     raw    first\n');
        expect(await pline(folder, 'model', 'a.pline', 'none')).toMatchObject({ code: 2 });
    });
});
