import { describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { pline, project, start } from './testing/pline.ts';

const COMMANDS = ['check', 'run', 'resume', 'task', 'graph', 'format', 'runs', 'cancel', 'export', 'activities', 'lsp'];

describe('help', () => {
    it('lists every command and shows how to begin', async () => {
        const { code, stdout, stderr } = await pline(await project({}), '--help');
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
        for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
        expect(stdout).toContain('Examples:');
        expect(stdout).toContain('130 cancelled');
    });

    it.each(COMMANDS)('teaches "%s" by example', async (command) => {
        const { code, stdout } = await pline(await project({}), command, '--help');
        expect(code).toBe(0);
        expect(stdout).toMatch(new RegExp(`Examples:\n {2}pline ${command}`));
    });

    it('tells the version', async () => {
        expect(await pline(await project({}), '--version')).toMatchObject({ code: 0, stdout: `${packageJson.version}\n` });
    });
});

describe('wrong usage', () => {
    it.each([
        ['no command', [], 'Usage: pline'],
        ['an unknown command', ['chek'], 'Did you mean check?'],
        ['an unknown option', ['check', '--jsn'], 'Did you mean --json?'],
        ['a missing argument', ['run'], "missing required argument 'file'"],
        ['too many arguments', ['graph', 'a', 'b', 'c'], 'too many arguments'],
        ['a number that is none', ['run', 'x.pline', '--jobs', 'many'], 'Write a whole number from 1 up.'],
        ['no jobs', ['run', 'x.pline', '--jobs', '0'], 'Write a whole number from 1 up.'],
        ['a param without a value', ['run', 'x.pline', '--param', 'day'], 'Write name=value'],
        ['a param given twice', ['run', 'x.pline', '--param', 'a=1', '-p', 'a=2'], '"a" is given twice.'],
        ['a duration that is none', ['run', 'x.pline', '--grace', 'soon'], 'Write a duration such as'],
        ['an unknown way with other lines', ['run', 'x.pline', '--external', 'maybe'], 'Allowed choices are last, run, success, failure.'],
        ['an indentation that is none', ['format', '--indent', 'wide'], 'Write a number of spaces from 1 to 16, or "tab".'],
        ['another engine and a part of a line', ['run', 'x.pline', '--on', 'airflow', '--only', 'a'], 'cannot be used with'],
        ['files and a text', ['format', '--stdin', 'x.pline'], 'Name files, or give a text with --stdin, not both.'],
        ['a file that is not there', ['run', 'x.pline'], 'There is no file or folder x.pline.'],
        ['a folder in place of a file', ['run', '.'], '. is a folder. Name a .pline file.'],
    ])('%s ends with 2 and says what to do', async (_what, args, message) => {
        const { code, stdout, stderr } = await pline(await project({}), ...args);
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(stderr).toContain(message);
        expect(stderr).not.toMatch(/^\s+at /m);
    });

    it('shows a stack to those who ask for it', async () => {
        const { code, stderr } = await start(await project({}), ['run', 'x.pline'], { PLINE_DEBUG: '1' }).ended;
        expect(code).toBe(2);
        expect(stderr).toMatch(/^\s+at /m);
    });
});
