import type { LineRef } from '../../protocol/lsp.ts';

/** One text for a line of a file; two spellings of a URI are two files to the client as well. */
export function keyOf({ uri, line }: LineRef): string {
    return JSON.stringify([uri, line]);
}
