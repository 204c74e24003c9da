import { commands, TabInputTextDiff, Uri, window, workspace, type TextDocument } from 'vscode';
import type { TextChange } from '../../protocol/lsp.ts';

/** Of the text as it would be, beside the text as it is. */
const SCHEME = 'pline-preview';

/** Shows what would change beside what is there, and asks whether to do it. @param question also the title of the tab */
export async function confirmChange(document: TextDocument, changes: readonly TextChange[], question: string, yes: string): Promise<boolean> {
    const text = changed(document, changes);
    const uri = Uri.from({ scheme: SCHEME, path: document.uri.path });
    const provider = workspace.registerTextDocumentContentProvider(SCHEME, { provideTextDocumentContent: () => text });
    try {
        await commands.executeCommand('vscode.diff', document.uri, uri, question, { preview: true });
        return await window.showInformationMessage(`${question}?`, yes, 'Discard') === yes;
    } finally {
        const tabs = window.tabGroups.all.flatMap(({ tabs: open }) => open).filter(({ input }) => input instanceof TabInputTextDiff && input.modified.scheme === SCHEME);
        await window.tabGroups.close(tabs);
        provider.dispose();
    }
}

function changed(document: TextDocument, changes: readonly TextChange[]): string {
    const text = document.getText();
    const offset = ({ line, character }: TextChange['start']): number => document.offsetAt(document.validatePosition(document.positionAt(0).with(line, character)));
    const ends = changes.map(({ end }) => offset(end));
    return [...changes.map(({ start, newText }, index) => text.slice(ends[index - 1] ?? 0, offset(start)) + newText), text.slice(ends.at(-1) ?? 0)].join('');
}
