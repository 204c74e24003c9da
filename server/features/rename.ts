import { AstUtils, type LangiumDocument } from 'langium';
import type { RenameProvider } from 'langium/lsp';
import { ErrorCodes, ResponseError, type Range, type RenameParams, type TextDocumentPositionParams, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { isActivity, isPropertyDeclaration } from '../../language/generated/ast.ts';
import { nameNodeOf } from '../../language/model/ranges.ts';
import { getOrCreate } from '../../language/scoping/visible.ts';
import { LIBRARY_SCHEME } from '../../language/uris.ts';
import { nameAt, type NameAt } from '../name-at.ts';
import { clashOf } from '../rename/clash.ts';
import { splitByGroups } from '../rename/group-properties.ts';
import type { Renamable } from '../rename/renamable.ts';
import type { PlineServerServices } from '../services.ts';

const NAME = /^[_a-zA-Z]\w*$/;
const DOTTED_NAME = /^[_a-zA-Z]\w*(\.[_a-zA-Z]\w*)*$/;
/** All other keywords are names as well. */
const RESERVED = new Set(['true', 'false']);

/** Renames what the user declared, wherever it is named: in other files and in texts too. Refuses where the result would mean something else. */
export class RenameFeature implements RenameProvider {
    private readonly services: PlineServerServices;

    constructor(services: PlineServerServices) {
        this.services = services;
    }

    prepareRename(document: LangiumDocument, { position }: TextDocumentPositionParams): Range {
        return this.renamable(document, position).node.range;
    }

    rename(document: LangiumDocument, { position, newName }: RenameParams): WorkspaceEdit {
        const { target } = this.renamable(document, position);
        checkName(newName, isActivity(target));
        const { References: references } = this.services.references;
        const all = references.occurrences(target);
        const { occurrences, refusal } = isPropertyDeclaration(target) ? splitByGroups(target, all, references) : { occurrences: all, refusal: undefined };
        if (newName === target.name) return { changes: {} };
        const problem = refusal ?? clashOf(target, newName, occurrences, this.services);
        if (problem !== undefined) refuse(problem);
        const own = { document: AstUtils.getDocument(target), node: nameNodeOf(target)! };
        const changes = new Map<string, TextEdit[]>();
        for (const { document: { textDocument: { uri } }, node: { range } } of [own, ...occurrences]) getOrCreate(changes, uri, () => []).push({ range, newText: newName });
        return { changes: Object.fromEntries(changes) };
    }

    private renamable(document: LangiumDocument, position: TextDocumentPositionParams['position']): { node: NameAt['node']; target: Renamable } {
        const { node, targets } = nameAt(document, position, this.services) ?? refuse('Here stands no name that is declared anywhere.');
        const [target, ...others] = targets;
        if (AstUtils.getDocument(target).uri.scheme === LIBRARY_SCHEME) refuse('This name belongs to the standard library.');
        if (others.length > 0) refuse('This means a property of several activities. Rename it where an activity declares it.');
        return { node, target: target as Renamable };
    }
}

function checkName(name: string, isDotted: boolean): void {
    if (RESERVED.has(name)) refuse(`"${name}" is a value and cannot be a name.`);
    if ((isDotted ? DOTTED_NAME : NAME).test(name)) return;
    refuse(`"${name}" cannot be a name: use letters, digits and _${isDotted ? ', with dots between the parts' : ''}, and begin with a letter or _.`);
}

function refuse(message: string): never {
    throw new ResponseError(ErrorCodes.InvalidParams, message);
}
