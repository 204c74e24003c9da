import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Inputs } from './activity.ts';
import { activityCode } from './index.ts';
import { temporaryFolder } from './testing.ts';

function run(name: string, inputs: Inputs, directory = temporaryFolder()): { readonly status: number | null; readonly out: string; readonly error: string } {
    const code = activityCode(name);
    if (code?.kind !== 'command') throw new Error(`${name} is no command`);
    const { file, args, input, environment } = code.command(inputs, { directory, environment: {} });
    const { status, stdout, stderr } = spawnSync(file, args, { cwd: directory, input, encoding: 'utf8', env: { ...process.env, ...environment } });
    return { status, out: stdout, error: stderr };
}

test('shell ends at the first command that fails', () => {
    expect(run('shell', { command: 'echo one\nfalse\necho two' })).toEqual({ status: 1, out: 'one\n', error: '' });
});

test('exec passes each item as one argument, whatever is in it', () => {
    const nasty = ['$(id)', 'a b', '"', "'", ';ls', '*', '', 'é\n'];
    expect(run('exec', { command: ['printf', '<%s>', ...nasty, 5, true] }).out).toBe([...nasty, '5', 'true'].map((item) => `<${item}>`).join(''));
});

test('exec without a program says so', () => {
    expect(() => run('exec', { command: [] })).toThrow(/"command" is empty/);
});

test('python runs code with its arguments', () => {
    expect(run('python', { code: 'import sys\nprint(sys.argv[1:])', arguments: ['a b', 3] }).out).toBe("['a b', '3']\n");
});

test('a traceback counts the lines of inline code from its first', () => {
    const { status, error } = run('python', { code: 'x = 1\n\nraise ValueError("bad")' });
    expect(status).toBe(1);
    expect(error).toMatch(/line 3, in <module>[\s\S]*ValueError: bad/);
});

test('inline code stays out of the argument list', () => {
    expect(run('python', { code: 'import pathlib\nprint("hidden" in pathlib.Path("/proc/self/cmdline").read_text()) # hidden' }).out).toBe('False\n');
});

test('python runs a script with the interpreter that is asked for', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'greet.py'), 'import sys\nprint("hello", sys.argv[1])');
    expect(run('python', { script: 'greet.py', arguments: ['you'], interpreter: 'python3' }, folder).out).toBe('hello you\n');
});

test('python takes a script or code, not both and not neither', () => {
    expect(() => run('python', {})).toThrow(/one of "script"/);
    expect(() => run('python', { script: 'a.py', code: 'pass' })).toThrow(/one of "script"/);
});
