import { spawnSync } from 'node:child_process';
import { chmod, lstat, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLI, environmentWith, pline, project } from './testing/pline.ts';

const NEAT = 'line good {\n    task a uses shell { command: "true" }\n}\n';
const ROUGH = 'line   good {\n  task a uses shell {command:"true"}\n}';
const BROKEN = 'line bad {\n  task a uses shell { command: "open }\n}\n';

describe('pline format', () => {
    it('lays out what lies in the folder, and says what changed', async () => {
        const folder = await project({ 'rough.pline': ROUGH, 'deep/neat.pline': NEAT });
        expect(await pline(folder, 'format')).toMatchObject({ code: 0, stdout: 'rough.pline\n1 of 2 files formatted\n', stderr: '' });
        expect(await readFile(join(folder, 'rough.pline'), 'utf8')).toBe(NEAT);
        expect(await pline(folder, 'format')).toMatchObject({ code: 0, stdout: 'Nothing to format in 2 files\n' });
    });

    it('indents as it is told', async () => {
        const folder = await project({ 'rough.pline': ROUGH });
        await pline(folder, 'format', '--indent', '2', 'rough.pline');
        expect(await readFile(join(folder, 'rough.pline'), 'utf8')).toBe(NEAT.replaceAll('    ', '  '));
        await pline(folder, 'format', '--indent', 'tab');
        expect(await readFile(join(folder, 'rough.pline'), 'utf8')).toBe(NEAT.replaceAll('    ', '\t'));
    });

    it('--check lists what is not laid out, and changes nothing', async () => {
        const folder = await project({ 'rough.pline': ROUGH, 'neat.pline': NEAT });
        expect(await pline(folder, 'format', '--check')).toMatchObject({ code: 1, stdout: 'rough.pline\n1 of 2 files would change\n' });
        expect(await readFile(join(folder, 'rough.pline'), 'utf8')).toBe(ROUGH);
        expect(await pline(folder, 'format', '--check', 'neat.pline')).toMatchObject({ code: 0 });
    });

    it('leaves a file with a syntax error alone, says where it is, and goes on', async () => {
        const folder = await project({ 'broken.pline': BROKEN, 'rough.pline': ROUGH });
        const { code, stdout, stderr } = await pline(folder, 'format');
        expect({ code, stdout }).toEqual({ code: 1, stdout: 'rough.pline\n1 of 2 files formatted, 1 left alone\n' });
        expect(stderr).toMatch(/^broken\.pline:2:32: error unclosed-text This text has no end\./);
        expect(await readFile(join(folder, 'broken.pline'), 'utf8')).toBe(BROKEN);
        expect(await readFile(join(folder, 'rough.pline'), 'utf8')).toBe(NEAT);
    });

    it('minds no import that is missing and no name that is unknown', async () => {
        const folder = await project({ 'a.pline': 'import "none.pline"\nline   a { task b uses none{} }\n' });
        expect(await pline(folder, 'format')).toMatchObject({ code: 0, stderr: '' });
        expect(await readFile(join(folder, 'a.pline'), 'utf8')).toBe('import "none.pline"\nline a { task b uses none {} }\n');
    });

    it('leaves bytes alone that are not UTF-8', async () => {
        const folder = await project({ 'rough.pline': ROUGH });
        const latin = Buffer.from('// caf\u00E9\nline   a {\n}\n', 'latin1');
        await writeFile(join(folder, 'latin.pline'), latin);
        const { code, stderr } = await pline(folder, 'format');
        expect({ code, stderr }).toEqual({ code: 2, stderr: 'latin.pline holds bytes that are not UTF-8. Save it as UTF-8.\n' });
        expect(await readFile(join(folder, 'latin.pline'))).toEqual(latin);
        expect(await readFile(join(folder, 'rough.pline'), 'utf8')).toBe(NEAT);
    });

    it('keeps links, permissions, a byte order mark and line ends, and leaves nothing behind', async () => {
        const folder = await project({ 'real.pline': `\uFEFF${ROUGH.replaceAll('\n', '\r\n')}` });
        await chmod(join(folder, 'real.pline'), 0o640);
        await symlink('real.pline', join(folder, 'link.pline'));
        await pline(folder, 'format', 'link.pline');
        expect((await lstat(join(folder, 'link.pline'))).isSymbolicLink()).toBe(true);
        expect((await stat(join(folder, 'real.pline'))).mode & 0o777).toBe(0o640);
        expect(await readFile(join(folder, 'real.pline'), 'utf8')).toBe(`\uFEFF${NEAT.replaceAll('\n', '\r\n')}`);
        expect((await readdir(folder)).sort()).toEqual(['link.pline', 'real.pline']);
    });

    it.skipIf(process.getuid?.() === 0)('says that a file may not be written, and goes on', async () => {
        const folder = await project({ 'a.pline': ROUGH, 'b.pline': ROUGH });
        await chmod(join(folder, 'a.pline'), 0o444);
        const { code, stdout, stderr } = await pline(folder, 'format');
        expect({ code, stdout }).toEqual({ code: 2, stdout: 'b.pline\n1 of 2 files formatted, 1 left alone\n' });
        expect(stderr).toContain('a.pline cannot be written');
    });

    it('gives programs an array', async () => {
        const folder = await project({ 'broken.pline': BROKEN, 'neat.pline': NEAT, 'rough.pline': ROUGH });
        const { code, stdout } = await pline(folder, 'format', '--check', '--json');
        expect(code).toBe(1);
        expect(JSON.parse(stdout)).toEqual([
            { file: 'broken.pline', status: 'refused', problems: [expect.objectContaining({ file: 'broken.pline', line: 2, code: 'unclosed-text' })] },
            { file: 'neat.pline', status: 'unchanged' },
            { file: 'rough.pline', status: 'unformatted' },
        ]);
    });
});

describe('pline format --stdin', () => {
    const cases: readonly (readonly [string, string | Buffer, readonly string[], object])[] = [
        ['lays the text out', ROUGH, [], { status: 0, stdout: NEAT, stderr: '' }],
        ['takes no text at all', '', [], { status: 0, stdout: '', stderr: '' }],
        ['only compares with --check', ROUGH, ['--check'], { status: 1, stdout: '', stderr: '' }],
        ['finds nothing to do with --check', NEAT, ['--check'], { status: 0, stdout: '', stderr: '' }],
        ['refuses a syntax error', BROKEN, [], { status: 1, stdout: '', stderr: expect.stringMatching(/^<stdin>:2:32: error unclosed-text/) }],
        ['refuses bytes that are not UTF-8', Buffer.from([0xFF, 0xFE]), [], { status: 2, stdout: '', stderr: expect.stringContaining('not UTF-8') }],
    ];
    it.each(cases)('%s', async (_what, input, options, result) => {
        const cwd = await project({});
        expect(spawnSync(process.execPath, [CLI, 'format', '--stdin', ...options], { cwd, input, encoding: 'utf8', env: environmentWith({}) })).toMatchObject(result);
    });
});
