/** What a person installs: all that runs, and nothing else. */
import { globSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packagedExtension } from '../../scripts/vscode-server.ts';
import { setUpVsCode } from '../../scripts/setup-vscode.ts';

let extensions: string;
let folder: string;
beforeAll(async () => {
    extensions = await mkdtemp(join(tmpdir(), 'pline-vsix-'));
    const program = process.env.PLINE_VSCODE_SERVER ?? await setUpVsCode();
    await promisify(execFile)(process.execPath, [program, '--server-data-dir', extensions, '--extensions-dir', extensions, '--install-extension', await packagedExtension()]);
    const [installed] = globSync('pline.pline-*', { cwd: extensions });
    if (installed === undefined) throw new Error('The VSIX was not installed.');
    folder = join(extensions, installed);
});
afterAll(() => rm(extensions, { recursive: true, force: true }));

test('holds the bundles, the grammar, the icons and DuckDB', () => {
    const files = globSync('**/*.*', { cwd: folder })
        .map((path) => path.replaceAll('\\', '/'))
        .filter((path) => !path.startsWith('node_modules/') && !/^dist\/piece-\w+\.js$/.test(path));
    expect(new Set(files)).toEqual(new Set([
        'package.json', 'readme.md', 'LICENSE.txt',
        'dist/cli.js', 'dist/client.cjs', 'dist/layout.js', 'dist/server.js', 'dist/watchdog.js', 'dist/worker.js', 'dist/webview.js', 'dist/webview.css',
        'icons/file-dark.svg', 'icons/file-light.svg', 'icons/pline.png', 'icons/view.svg', 'syntaxes/language-configuration.json', 'syntaxes/pline.tmLanguage.json',
    ]));
    const packages = globSync('node_modules/{@*/*,[^@]*}', { cwd: folder }).map((path) => path.replace(/^node_modules./, '').replaceAll('\\', '/'));
    expect(packages.sort()).toEqual(['@duckdb/node-api', '@duckdb/node-bindings', `@duckdb/node-bindings-${process.platform}-${process.arch}`, 'detect-libc']);
});

test('holds nothing that only a developer needs', async () => {
    expect(globSync('**/*.{ts,tsx,map}', { cwd: folder })).toEqual([]);
    const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    expect(manifest).not.toHaveProperty('scripts');
    expect(manifest).not.toHaveProperty('devDependencies');
});

test('is small but for DuckDB', async () => {
    const { size } = await stat(await packagedExtension());
    expect(size).toBeLessThan(30e6);
    const sizes = await Promise.all(globSync('dist/*', { cwd: folder }).map(async (path) => (await stat(join(folder, path))).size));
    expect(sizes.reduce((sum, each) => sum + each, 0)).toBeLessThan(10e6);
});

test('runs as it is installed', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'dist/cli.js'), '--version']);
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { readonly version: string };
    expect(stdout.trim()).toBe(version);
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', "await import('@duckdb/node-api')"], { cwd: join(folder, 'dist') });
});
