import { DocumentLink, languages, Range, Uri, workspace, type CancellationToken, type Disposable, type TextDocument } from 'vscode';
import { placesIn, type LogPlace } from './log-places.ts';

/** In a longer log the end is what counts. */
const MOST_LINES = 20_000;

/** Makes links of the files and lines that the logs of tasks name. */
export function provideLogLinks(): Disposable {
    return languages.registerDocumentLinkProvider({ scheme: 'file', pattern: '**/.pline/runs/*/logs/*.log' }, { provideDocumentLinks: linksIn });
}

async function linksIn(document: TextDocument, token: CancellationToken): Promise<DocumentLink[]> {
    const found: { readonly row: number; readonly place: LogPlace }[] = [];
    for (let row = Math.max(0, document.lineCount - MOST_LINES); row < document.lineCount; row += 1) {
        for (const place of placesIn(document.lineAt(row).text)) found.push({ row, place });
    }
    const files = new Map<string, Uri | undefined>();
    for (const path of new Set(found.map(({ place }) => place.path))) {
        if (token.isCancellationRequested) return [];
        files.set(path, await fileOf(path, document.uri));
    }
    return found.flatMap(({ row, place: { start, end, path, line, column = 1 } }) => {
        const file = files.get(path);
        return file === undefined ? [] : [new DocumentLink(new Range(row, start, row, end), file.with({ fragment: `L${line},${column}` }))];
    });
}

/** Tasks run in their project folder as a rule, so that is where relative paths begin. Only what is there becomes a link. */
async function fileOf(path: string, log: Uri): Promise<Uri | undefined> {
    const project = Uri.joinPath(log, '../../../../..');
    const roots = [project, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri)];
    const isAbsolute = /^([A-Za-z]:)?[/\\]/.test(path);
    for (const candidate of isAbsolute ? [Uri.file(path)] : roots.map((root) => Uri.joinPath(root, path))) {
        if (await workspace.fs.stat(candidate).then(() => true, () => false)) return candidate;
    }
    return undefined;
}
