/** Bundles every program of Pline into `dist/`. `--watch` goes on. */
import { chmod, readdir, readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build, context, type BuildOptions, type Plugin } from 'esbuild';
import { webviewBundle } from './webview-bundle.ts';

/** `import text from './x.pline?raw'`, as Vite has it. */
const rawText: Plugin = {
    name: 'raw-text',
    setup({ onResolve, onLoad }) {
        onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({ path: resolve(resolveDir, path.slice(0, -'?raw'.length)), namespace: 'raw' }));
        onLoad({ filter: /.*/, namespace: 'raw' }, async ({ path }) => ({ contents: await readFile(path, 'utf8'), loader: 'text', watchFiles: [path] }));
    },
};

/**
 * SQL Server's driver loads Microsoft's cloud identities, some megabytes, for ways to log in that Pline does not offer: an empty module takes their place.
 */
const withoutCloudIdentity: Plugin = {
    name: 'without-cloud-identity',
    setup({ onResolve, onLoad }) {
        onResolve({ filter: /^@azure\// }, ({ path }) => ({ path, namespace: 'without' }));
        onLoad({ filter: /.*/, namespace: 'without' }, () => ({ contents: 'module.exports = {};', loader: 'js' }));
    },
};

const common: BuildOptions = { bundle: true, minify: !process.argv.includes('--watch'), outdir: 'dist', logLevel: 'warning', plugins: [rawText, withoutCloudIdentity], legalComments: 'none' };
const node: BuildOptions = {
    ...common, platform: 'node', target: 'node22', format: 'esm',
    // Bundled CommonJS packages call `require` for Node's own modules.
    banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
    external: ['@duckdb/node-api', 'pg-native'],
};

/** Takes away the pieces of earlier builds. */
const inPieces: Plugin = {
    name: 'in-pieces',
    setup({ initialOptions, onEnd }) {
        initialOptions.metafile = true;
        onEnd(async ({ metafile }) => {
            if (!metafile) return;
            const stale = (await readdir('dist')).filter((name) => name.startsWith('piece-') && !(`dist/${name}` in metafile.outputs));
            await Promise.all(stale.map((name) => rm(`dist/${name}`, { force: true })));
        });
    },
};

/** `dist/cli.js` is a command. */
const executable: Plugin = {
    name: 'executable',
    setup({ onEnd }) {
        onEnd(({ errors }) => errors.length > 0 ? undefined : chmod('dist/cli.js', 0o755));
    },
};

const programs: BuildOptions[] = [
    { ...node, entryPoints: { server: 'server/main.ts', watchdog: 'runner/process/watchdog-main.ts', layout: 'graph/layout-worker.ts' } },
    // In pieces that both share, so that a command, or a task, loads only what it needs.
    { ...node, entryPoints: { cli: 'cli/main.ts', worker: 'runner/worker/main.ts' }, splitting: true, chunkNames: 'piece-[hash]', plugins: [rawText, withoutCloudIdentity, inPieces, executable] },
    { ...common, platform: 'node', target: 'node22', format: 'cjs', external: ['vscode'], entryPoints: { client: 'client/main.ts' }, outExtension: { '.js': '.cjs' } },
    { ...common, ...webviewBundle },
];

if (process.argv.includes('--watch')) {
    for (const program of programs) await (await context(program)).watch();
} else {
    await Promise.all(programs.map((program) => build(program)));
}
