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

const common: BuildOptions = { bundle: true, minify: !process.argv.includes('--watch'), outdir: 'dist', logLevel: 'warning', plugins: [rawText], legalComments: 'none' };
const node: BuildOptions = {
    ...common, platform: 'node', target: 'node22', format: 'esm',
    // Bundled CommonJS packages call `require` for Node's own modules.
    banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
    external: ['@duckdb/node-api', 'pg-native'],
};

/** Makes `dist/cli.js` executable, and takes away the pieces of earlier builds. */
const commandLine: Plugin = {
    name: 'command-line',
    setup({ initialOptions, onEnd }) {
        initialOptions.metafile = true;
        onEnd(async ({ metafile }) => {
            if (!metafile) return;
            const stale = (await readdir('dist')).filter((name) => name.startsWith('cli-') && !(`dist/${name}` in metafile.outputs));
            await Promise.all(stale.map((name) => rm(`dist/${name}`, { force: true })));
            await chmod('dist/cli.js', 0o755);
        });
    },
};

const programs: BuildOptions[] = [
    { ...node, entryPoints: { server: 'server/main.ts', worker: 'runner/worker/main.ts', watchdog: 'runner/process/watchdog-main.ts', layout: 'graph/layout-worker.ts' } },
    // In pieces, so that a command loads only what it needs.
    { ...node, entryPoints: { cli: 'cli/main.ts' }, splitting: true, chunkNames: 'cli-[hash]', plugins: [rawText, commandLine] },
    { ...common, platform: 'node', target: 'node22', format: 'cjs', external: ['vscode'], entryPoints: { client: 'client/main.ts' }, outExtension: { '.js': '.cjs' } },
    { ...common, ...webviewBundle },
];

if (process.argv.includes('--watch')) {
    for (const program of programs) await (await context(program)).watch();
} else {
    await Promise.all(programs.map((program) => build(program)));
}
