/** `npm run package`: writes `pline-<version>.vsix` from what `npm run build` made, for this platform. */
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { CACHE, main, ROOT, run, ScriptError } from './shell.ts';

/** The bundles hold every other dependency; DuckDB is native code and comes as it is. */
const NATIVE = '@duckdb/node-api';
const CONTENTS = ['dist', 'syntaxes', 'icons/pline.png', 'icons/file-light.svg', 'icons/file-dark.svg', 'icons/view.svg', 'README.md', 'LICENSE'];

interface Manifest {
    readonly name: string;
    readonly version: string;
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly optionalDependencies?: Readonly<Record<string, string>>;
}

await main(async () => {
    const manifest = await readManifest(join(ROOT, 'package.json'));
    const stage = join(CACHE, 'vsix');
    await rm(stage, { recursive: true, force: true });
    await mkdir(stage, { recursive: true });
    for (const path of CONTENTS) await copy(join(ROOT, path), join(stage, path));
    for (const folder of await packageFolders(NATIVE, ROOT)) await copy(folder, join(stage, relative(ROOT, folder)));
    await writeFile(join(stage, 'package.json'), JSON.stringify(extensionManifest(manifest), undefined, 2));
    const file = `${manifest.name}-${manifest.version}.vsix`;
    await run('vsce', ['package', '--target', `${process.platform}-${process.arch}`, '--out', join(ROOT, file), '--allow-missing-repository', '--no-rewrite-relative-links'], { cwd: stage, quiet: true });
    console.log(`Wrote ${file} (${((await stat(join(ROOT, file))).size / 1e6).toFixed(1)} MB).`);
});

/** What VS Code needs to know; nothing about how Pline is built. */
function extensionManifest({ dependencies = {}, ...manifest }: Manifest): object {
    const version = dependencies[NATIVE];
    if (version === undefined) throw new ScriptError(`package.json does not depend on ${NATIVE}, which the bundles load.`);
    return { ...manifest, dependencies: { [NATIVE]: version }, scripts: undefined, devDependencies: undefined, allowScripts: undefined, bin: undefined };
}

/** The folder of an installed package, and those of what it depends on. Optional ones for other platforms are not there. */
async function packageFolders(name: string, from: string): Promise<string[]> {
    const folder = findPackage(name, from);
    if (folder === undefined) return [];
    const { dependencies, optionalDependencies } = await readManifest(join(folder, 'package.json'));
    const below = await Promise.all(Object.keys({ ...dependencies, ...optionalDependencies }).map((each) => packageFolders(each, folder)));
    return [folder, ...below.flat()];
}

function findPackage(name: string, from: string): string | undefined {
    const places = createRequire(join(from, 'package.json')).resolve.paths(name) ?? [];
    return places.map((place) => join(place, name)).find((folder) => existsSync(folder));
}

async function copy(from: string, to: string): Promise<void> {
    if (!existsSync(from)) throw new ScriptError(`${relative(ROOT, from)} is missing. Run "npm run build" first.`);
    await mkdir(dirname(to), { recursive: true });
    await cp(from, to, { recursive: true, dereference: true, filter: (path) => !path.endsWith('.d.ts') && !path.endsWith('.map') });
}

async function readManifest(path: string): Promise<Manifest> {
    return JSON.parse(await readFile(path, 'utf8')) as Manifest;
}
