import { AstUtils, type AstNode, type LangiumDocument, type ValidationAcceptor } from 'langium';
import { isDefaults, isEvery, type Config, type Connection, type Declaration, type Defaults, type Every, type PlineFile } from '../../generated/ast.ts';
import type { Visible, VisibleKind } from '../../scoping/visible.ts';
import { fileOf, LIBRARY_SCHEME } from '../../uris.ts';
import type { CheckContext, Checks } from '../context.ts';
import { report, seeName } from '../report.ts';
import { importedFiles } from './imported.ts';

type Named = Exclude<Declaration, Defaults | Every> | PlineFile['environments'][number]['names'][number];

/** Kinds that share their names: a bare name as a value may mean a connection or a config item. */
const VALUES: readonly VisibleKind[] = ['Config', 'Connection'] satisfies (Config | Connection)['$type'][];

const WORDS: Readonly<Record<string, string>> = {
    Activity: 'an activity', Config: 'a config item', Connection: 'a connection', Connector: 'a connector', Environment: 'an environment', Group: 'a group', Line: 'a line',
};

/** A name at the top of a file means one thing, in the file and in what it imports. */
export const declarationNameChecks: Checks = (context) => ({
    PlineFile: (file, accept) => {
        const document = AstUtils.getDocument(file);
        const visible = context.services.scoping.Visible.of(document);
        const own = checkOwn(named(file), document, visible, accept);
        checkImported(file, own, context, accept);
    },
});

function named(file: PlineFile): Named[] {
    const declarations = file.declarations.filter((declaration) => !isDefaults(declaration) && !isEvery(declaration));
    return [...file.environments.flatMap(({ names }) => names), ...declarations].filter(({ name }) => name);
}

/** @returns the keys of the names that the file declares */
function checkOwn(declarations: readonly Named[], document: LangiumDocument, visible: Visible, accept: ValidationAcceptor): Map<string, Named> {
    const first = new Map<string, Named>();
    for (const node of declarations) {
        const key = keyOf(node);
        const earlier = first.get(key);
        if (!earlier) first.set(key, node);
        const other = earlier ?? elsewhere(node, document, visible);
        if (!other) continue;
        const message = `There is already ${WORDS[other.$type]} "${node.name}"${placeOf(other, document)}. Give one of them another name.`;
        report<'duplicate-name', AstNode & { name: string }>(accept, 'duplicate-name', message, { node, property: 'name', related: [seeName(other, `The other "${node.name}".`)] }, { name: node.name });
    }
    return first;
}

function elsewhere(node: Named, document: LangiumDocument, visible: Visible): AstNode | undefined {
    const kinds = isValue(node.$type) ? VALUES : [node.$type as VisibleKind];
    return kinds.flatMap((kind): readonly AstNode[] => visible.named(kind).get(node.name) ?? []).find((other) => AstUtils.getDocument(other) !== document);
}

/** Two imported files that declare one name: said at the later import, unless the file itself declares it too. */
function checkImported(file: PlineFile, own: ReadonlyMap<string, Named>, { services }: CheckContext, accept: ValidationAcceptor): void {
    const seen = new Map<string, { readonly node: Named; readonly path: string }>();
    for (const { statement, document } of importedFiles(file, services.shared.workspace.LangiumDocuments)) {
        const { path } = statement;
        const names = new Map(named(fileOf(document)).map((node) => [keyOf(node), node]));
        for (const [key, node] of names) {
            const other = seen.get(key);
            if (!other) seen.set(key, { node, path });
            else if (!own.has(key)) {
                const message = `"${path}" and "${other.path}" both declare "${node.name}". Rename one of them, or import one file only.`;
                const related = [seeName(other.node, `In "${other.path}".`), seeName(node, `In "${path}".`)];
                report(accept, 'import-conflict', message, { node: statement, property: 'path', related }, { name: node.name });
            }
        }
    }
}

function keyOf({ $type: kind, name }: Named): string {
    return `${isValue(kind) ? 'value' : kind} ${name}`;
}

function isValue(kind: string): boolean {
    return kind === 'Config' || kind === 'Connection';
}

function placeOf(other: AstNode, document: LangiumDocument): string {
    const { uri } = AstUtils.getDocument(other);
    if (uri.toString() === document.uri.toString()) return '';
    return uri.scheme === LIBRARY_SCHEME ? ' in Pline\'s library' : ` in "${uri.path.split('/').at(-1)}"`;
}
