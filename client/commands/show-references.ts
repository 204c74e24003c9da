import { commands, Location, Position, Range, Uri } from 'vscode';
import { isShowReferences, type TextChange } from '../../protocol/lsp.ts';
import type { Pline } from '../pline.ts';

/** Lists the places that a code lens counts, beside the code. */
export async function showReferences(_pline: Pline, argument: unknown): Promise<void> {
    if (!isShowReferences(argument)) return;
    const locations = argument.locations.map(({ uri, range: { start, end } }) => new Location(Uri.parse(uri), new Range(position(start), position(end))));
    await commands.executeCommand('editor.action.showReferences', Uri.parse(argument.uri), position(argument.position), locations);
}

function position({ line, character }: TextChange['start']): Position {
    return new Position(line, character);
}
