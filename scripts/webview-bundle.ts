import type { BuildOptions } from 'esbuild';

/** How the graph panel's page is bundled: one script and one style sheet that bring everything with them. */
export const webviewBundle: BuildOptions = {
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    entryPoints: { webview: 'webview/main.tsx' },
    loader: { '.ttf': 'dataurl' },
    define: { 'process.env.NODE_ENV': '"production"' },
};
