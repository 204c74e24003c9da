/** The notebook that runs Python files, in Python, with a stand-in for what Databricks gives to notebooks. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RUN_PYTHON } from './run-python.ts';

const STAND_IN = `
import json, sys
from types import SimpleNamespace
given = json.loads(sys.argv[1])
values = {}
dbutils = SimpleNamespace(
    widgets=SimpleNamespace(getAll=lambda: given),
    secrets=SimpleNamespace(get=lambda scope, key: f"<{scope}:{key}>"),
    jobs=SimpleNamespace(taskValues=SimpleNamespace(set=lambda key, value: values.__setitem__(key, value))),
)
exec(compile(open("run_python.py").read(), "run_python.py", "exec"), {"dbutils": dbutils})
print(json.dumps(values))
`;

function runNotebook(script: string, given: Readonly<Record<string, string>> = {}): ReturnType<typeof spawnSync> {
    const project = mkdtempSync(join(tmpdir(), 'pline-run-python-'));
    const folder = join(project, 'pline/x');
    mkdirSync(folder, { recursive: true });
    mkdirSync(join(project, 'jobs'));
    writeFileSync(join(project, 'jobs/helper.py'), 'WORD = "helped"\n');
    writeFileSync(join(project, 'jobs/work.py'), script);
    writeFileSync(join(folder, 'run_python.py'), RUN_PYTHON);
    return spawnSync('python3', ['-c', STAND_IN, JSON.stringify({ pline_script: '../../jobs/work.py', pline_folder: '../..', ...given })], { cwd: folder, encoding: 'utf8' });
}

test('arguments, variables, secrets and the folder are there, and outputs are handed on', () => {
    const { stdout, stderr } = runNotebook(`
import json, os, sys, helper
json.dump({"argv": sys.argv[1:], "zone": os.environ["ZONE"], "here": os.path.isdir("jobs"), "word": helper.WORD, "main": __name__}, open(os.environ["PLINE_OUTPUT"], "w"))
`, { ...Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`pline_argument_${index + 1}`, `a${index + 1}`])), pline_argument_2: 'x{{secrets/pline/KEY}}', pline_environment_ZONE: '{{secrets/pline/ZONE}}' });
    expect(stderr).toBe('');
    expect(JSON.parse(String(stdout))).toEqual({
        argv: ['a1', 'x<pline:KEY>', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'a9', 'a10', 'a11'], zone: '<pline:ZONE>', here: true, word: 'helped', main: '__main__',
    });
});

test.each([['sys.exit(0)', 0], ['pass', 0], ['sys.exit(3)', 1], ['raise ValueError("no")', 1]])('a script that ends with %s ends the task with %i', (end, status) => {
    const ended = runNotebook(`import sys\n${end}\n`);
    expect(ended.status).toBe(status);
    if (end === 'sys.exit(3)') expect(ended.stderr).toContain('work.py ended with 3');
});
