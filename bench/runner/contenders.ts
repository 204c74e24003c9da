/** The runners that are compared: each gets a project of tasks that do nothing and depend on nothing, and the command that runs them all. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Contender {
    readonly name: string;
    /** One run of 10,000 tasks takes so long that it is measured once. */
    readonly slow?: boolean;
    /** Makes it ready. @returns why it cannot take part, and what to do; undefined where it can */
    install(): string | undefined;
    /** Writes a project. @returns the command that runs it, with so many tasks at once */
    project(folder: string, count: number, atOnce: number): readonly [file: string, ...args: string[]];
}

const TOOLS = resolve('.cache/bench/runners');
const VENV = join(TOOLS, 'venv');
const WIREIT = join(TOOLS, 'node_modules/wireit/bin/wireit.js');
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `t${index}`);

export const contenders: readonly Contender[] = [
    {
        name: 'pline', install: ready,
        project(folder, count, atOnce) {
            writeFileSync(join(folder, 'bench.pline'), `line bench {\n${names(count).map((name) => `    task ${name} uses exec { command: ["true"] }\n`).join('')}}\n`);
            return [process.execPath, resolve('dist/cli.js'), 'run', join(folder, 'bench.pline'), '--jobs', String(atOnce)];
        },
    },
    { name: 'bare loop', install: ready, project: (_folder, count, atOnce) => [process.execPath, resolve('bench/runner/loop.ts'), String(count), String(atOnce)] },
    {
        name: 'make', install: () => onPath('make', 'apt-get install make'),
        project(folder, count, atOnce) {
            const all = names(count).join(' ');
            writeFileSync(join(folder, 'Makefile'), `all: ${all}\n.PHONY: all ${all}\n${names(count).map((name) => `${name}:\n\ttrue\n`).join('')}`);
            return ['make', '-C', folder, `-j${atOnce}`];
        },
    },
    {
        name: 'ninja', install: () => onPath('ninja', 'apt-get install ninja-build'),
        project(folder, count, atOnce) {
            writeFileSync(join(folder, 'build.ninja'), `rule nothing\n  command = true\n${names(count).map((name) => `build ${name}: nothing\n`).join('')}`);
            return ['ninja', '-C', folder, '-j', String(atOnce)];
        },
    },
    {
        name: 'doit', install: () => fromPyPI('doit', 'doit==0.36.0'),
        project(folder, count, atOnce) {
            writeFileSync(join(folder, 'dodo.py'), `def task_t():\n    for index in range(${count}):\n        yield {'name': str(index), 'actions': [['true']]}\n`);
            return [join(VENV, 'bin/doit'), '-f', join(folder, 'dodo.py'), '-d', folder, '-n', String(atOnce)];
        },
    },
    {
        name: 'snakemake', slow: true, install: () => fromPyPI('snakemake', 'snakemake'),
        project(folder, count, atOnce) {
            writeFileSync(join(folder, 'Snakefile'), `rule all:\n    input: expand("t{i}", i=range(${count}))\nrule t:\n    output: touch("t{i,\\\\d+}")\n    shell: "true"\n`);
            return [join(VENV, 'bin/snakemake'), '-s', join(folder, 'Snakefile'), '-d', folder, '--cores', String(atOnce), '--forceall'];
        },
    },
    {
        name: 'wireit', slow: true,
        install() {
            if (!existsSync(WIREIT)) installed('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', TOOLS, 'wireit@0.14.12']);
            return existsSync(WIREIT) ? undefined : 'npm could not install it';
        },
        project(folder, count, atOnce) {
            const scripts = Object.fromEntries(['all', ...names(count)].map((name) => [name, 'wireit']));
            const wireit = { all: { dependencies: names(count) }, ...Object.fromEntries(names(count).map((name) => [name, { command: 'true' }])) };
            writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bench', scripts, wireit }));
            return ['env', '-C', folder, `WIREIT_PARALLEL=${atOnce}`, 'WIREIT_CACHE=none', 'npm_lifecycle_event=all', `npm_package_json=${join(folder, 'package.json')}`, 'npm_config_user_agent=npm/10 bench', process.execPath, WIREIT];
        },
    },
];

function ready(): undefined {
    return undefined;
}

function onPath(program: string, how: string): string | undefined {
    return spawnSync(program, ['--version']).status === 0 ? undefined : `it is not installed: ${how}`;
}

function fromPyPI(program: string, requirement: string): string | undefined {
    if (!existsSync(join(VENV, 'bin', program))) {
        if (!existsSync(VENV) && !installed('python3', ['-m', 'venv', VENV])) return 'python3 could not make a virtual environment';
        if (!installed(join(VENV, 'bin/pip'), ['install', '-qq', '--disable-pip-version-check', requirement])) return 'pip could not install it';
    }
    return undefined;
}

function installed(file: string, args: readonly string[]): boolean {
    mkdirSync(TOOLS, { recursive: true });
    try {
        execFileSync(file, args, { stdio: ['ignore', 'ignore', 'inherit'] });
        return true;
    } catch {
        return false;
    }
}
