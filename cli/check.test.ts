import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pline, project, start } from './testing/pline.ts';

const GOOD = 'line good {\n  task a uses shell { command: "true" }\n}\n';
const BAD = 'line bad {\n\ttask a uses shell { comand: "true" command: "true" }\n}\n';

describe('pline check', () => {
    it('prints a problem with its place, and the line with the place marked', async () => {
        const { code, stdout, stderr } = await pline(await project({ 'bad.pline': BAD }), 'check', 'bad.pline');
        expect(stdout).toBe([
            'bad.pline:2:22: error unknown-name There is no property of shell called "comand". Did you mean "command"?',
            '    2 | \ttask a uses shell { comand: "true" command: "true" }',
            '      | \t                    ^^^^^^',
            '',
            '1 error in 1 file',
            '',
        ].join('\n'));
        expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    });

    it('checks the current folder and what lies below it, without being told', async () => {
        const folder = await project({ 'good.pline': GOOD, 'deep/er/bad.pline': BAD, 'node_modules/x/bad.pline': BAD, '.hidden/bad.pline': BAD });
        const { code, stdout } = await pline(folder, 'check');
        expect(stdout).toContain(`${join('deep', 'er', 'bad.pline')}:2:22: error`);
        expect(stdout).toMatch(/\n1 error in 2 files\n$/);
        expect(code).toBe(1);
    });

    it('finds nothing wrong with a good file', async () => {
        const { code, stdout } = await pline(await project({ 'good.pline': GOOD }), 'check', 'good.pline');
        expect({ code, stdout }).toEqual({ code: 0, stdout: 'No problems in 1 file\n' });
    });

    it('tells of what is wrong in an imported file, once', async () => {
        const folder = await project({ 'a.pline': 'import "shared/bad.pline"\n', 'b.pline': 'import "shared/bad.pline"\n', 'shared/bad.pline': BAD });
        const { code, stdout } = await pline(folder, 'check', 'a.pline', 'b.pline');
        expect(stdout.match(/: error/g)).toHaveLength(1);
        expect(code).toBe(1);
    });

    it('gives programs an array', async () => {
        const folder = await project({ 'bad.pline': BAD, 'good.pline': GOOD });
        const { code, stdout } = await pline(folder, 'check', '--json');
        expect(JSON.parse(stdout)).toEqual([{
            file: 'bad.pline', line: 2, column: 22, endLine: 2, endColumn: 28, severity: 'error', code: 'unknown-name',
            message: 'There is no property of shell called "comand". Did you mean "command"?',
        }]);
        expect(code).toBe(1);
        expect(await pline(folder, 'check', '--json', 'good.pline')).toMatchObject({ code: 0, stdout: '[]\n' });
    });

    it.each([
        ['a file that is not there', ['nowhere.pline'], 'There is no file or folder nowhere.pline.'],
        ['a folder without a file', ['empty'], 'There is no .pline file in empty.'],
    ])('refuses %s', async (_what, paths, message) => {
        const { code, stdout, stderr } = await pline(await project({ 'empty/readme.txt': '' }), 'check', ...paths);
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(stderr).toContain(message);
    });

    it.skipIf(process.getuid?.() === 0)('says that a file may not be read', async () => {
        const folder = await project({ 'good.pline': GOOD });
        await chmod(join(folder, 'good.pline'), 0);
        const { code, stderr } = await pline(folder, 'check', 'good.pline');
        expect(code).toBe(2);
        expect(stderr).toContain('may not be read');
    });

    it('reads whatever a file holds', async () => {
        const { code, stderr, stdout } = await pline(await project({ 'noise.pline': '\u0000\u001B[2J line { " <<\uD800 \uFFFF }}}' }), 'check', 'noise.pline');
        expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
        expect(stdout).not.toContain('\u001B');
    });
});

describe('colour', () => {
    const cases: readonly (readonly [Readonly<Record<string, string>>, boolean])[] = [[{}, false], [{ NO_COLOR: '1' }, false], [{ FORCE_COLOR: '1' }, true]];
    it.each(cases)('with %j, not on a terminal: %s', async (environment, coloured) => {
        const { stdout } = await start(await project({ 'bad.pline': BAD }), ['check'], environment).ended;
        expect(stdout.includes('\u001B[')).toBe(coloured);
    });
});
