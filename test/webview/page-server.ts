import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { webviewBundle } from '../../scripts/webview-bundle.ts';

/** As strict as the extension's page: no inline script, no inline style, nothing from elsewhere. */
const policy = `default-src 'none'; script-src 'nonce-test'; style-src 'self'; font-src 'self' data:; img-src 'self' data:`;

/** What VS Code puts into every webview before the page's own styles. */
const vscodeStyle = `@layer vscode-default {
    html { scrollbar-color: #88888880 transparent; }
    body { padding: 0 20px; margin: 0; color: var(--vscode-editor-foreground); font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); }
    :focus { outline: 1px solid -webkit-focus-ring-color; outline-offset: -1px; }
}`;

const page = `<!DOCTYPE html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/vscode.css">
    <link rel="stylesheet" href="/webview.css">
    <title>Pline graph</title>
</head>
<body>
    <div id="pline-graph"></div>
    <script nonce="test" src="/webview.js"></script>
</body>
</html>`;

/** Serves the panel's page, bundled from the sources as they are. */
export async function servePanel(): Promise<{ readonly url: string; close(): Promise<void> }> {
    const { outputFiles } = await build({ ...webviewBundle, outdir: 'dist', write: false, logLevel: 'silent' });
    const output = (name: string): string => outputFiles!.find(({ path }) => path.endsWith(name))!.text;
    const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
        '/': ['text/html', page],
        '/vscode.css': ['text/css', vscodeStyle],
        '/webview.css': ['text/css', output('webview.css')],
        '/webview.js': ['text/javascript', output('webview.js')],
    };
    const server = createServer(({ url = '/' }, response) => {
        const file = files[url];
        if (file === undefined) return response.writeHead(404).end();
        return response.writeHead(200, { 'content-type': `${file[0]}; charset=utf-8`, 'content-security-policy': policy }).end(file[1]);
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
    server.closeAllConnections();
    return new Promise((resolve) => { server.close(() => resolve()); });
}
