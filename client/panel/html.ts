import { randomBytes } from 'node:crypto';
import { Uri, type Webview } from 'vscode';

/** Where the panel's bundle lies; it loads nothing from elsewhere. */
export function bundleFolder(extension: Uri): Uri {
    return Uri.joinPath(extension, 'dist');
}

/** The panel's page: only our own script runs, and nothing remote loads. */
export function panelHtml(webview: Webview, extension: Uri): string {
    const nonce = randomBytes(16).toString('base64');
    const file = (name: string): string => webview.asWebviewUri(Uri.joinPath(bundleFolder(extension), name)).toString();
    const policy = [
        `default-src 'none'`,
        `script-src 'nonce-${nonce}'`,
        `style-src ${webview.cspSource}`,
        `img-src ${webview.cspSource} data:`,
        `font-src ${webview.cspSource} data:`,
    ].join('; ');
    return `<!DOCTYPE html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${file('webview.css')}">
    <title>Pline graph</title>
</head>
<body>
    <div id="pline-graph"></div>
    <script nonce="${nonce}" src="${file('webview.js')}"></script>
</body>
</html>`;
}
