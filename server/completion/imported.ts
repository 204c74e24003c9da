import { addImport, importPath } from '../../language/edits/add-import.ts';
import { Source } from '../../language/edits/source.ts';
import { importable } from '../../language/scoping/elsewhere.ts';
import type { VisibleKind, VisibleKinds } from '../../language/scoping/visible.ts';
import { fileOf } from '../../language/uris.ts';
import type { CompletionContext } from './context.ts';
import type { Proposal } from './proposal.ts';

/** Behind everything that needs no import. */
const RANK = 9;

/** What other files of the workspace declare: accepting it adds the import. */
export function imported<K extends VisibleKind>(kind: K, context: CompletionContext, propose: (node: VisibleKinds[K]) => readonly Proposal[]): Proposal[] {
    const { document, services, text } = context;
    const file = fileOf(document);
    // While a change is being worked in, the syntax tree is that of an older text.
    if (file.$cstNode?.root.fullText !== text) return [];
    const source = new Source(text, file);
    return importable(kind, document, services).flatMap(({ node, uri }) => {
        const path = importPath(document.uri, uri);
        return propose(node).map((proposal) => ({ ...proposal, rank: RANK, origin: path, additional: addImport(source, path) }));
    });
}
