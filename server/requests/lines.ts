import type { AstNode } from 'langium';
import type { Connection } from 'vscode-languageserver';
import type { Line, Param, Task } from '../../language/generated/ast.ts';
import { listLines, type LineOutline } from '../../protocol/lsp.ts';
import { linesOf } from '../lines.ts';
import type { PlineServerServices } from '../services.ts';
import { onDocumentRequest } from './document-request.ts';

/** Lists the lines of a document with their tasks and what a run of them may be asked for. */
export function registerLines(connection: Connection, services: PlineServerServices): void {
    onDocumentRequest(connection, services, listLines, (document) => {
        const environments = services.scoping.Visible.of(document).all('Environment').map(({ name }) => name);
        return linesOf(document).map((line) => outline(line, environments));
    });
}

function outline(line: Line, environments: readonly string[]): LineOutline {
    return {
        name: line.name,
        ...(line.title && { title: line.title }),
        ...textLines(line),
        params: line.params.filter(({ name }) => name).map(param),
        environments,
        externals: [...new Set(line.tasks.flatMap(externals))],
        tasks: line.tasks.filter(({ name }) => name).map(task),
    };
}

function param({ name, type, default: byDefault }: Param): LineOutline['params'][number] {
    const written = byDefault?.$cstNode?.text;
    return { name, type: type?.$cstNode?.text ?? 'string', required: byDefault === undefined, ...(written !== undefined && { default: written }) };
}

function task(node: Task): LineOutline['tasks'][number] {
    return { name: node.name, ...(node.title && { title: node.title }), ...(node.activity && { activity: node.activity.$refText }), ...textLines(node) };
}

function externals({ dependencies }: Task): string[] {
    return dependencies.flatMap(({ upstreams }) => upstreams).flatMap(({ line, task }) => (line && task ? [`${line.$refText}.${task.$refText}`] : []));
}

function textLines({ $cstNode: cst }: AstNode): { startLine: number; endLine: number } {
    return { startLine: cst?.range.start.line ?? 0, endLine: cst?.range.end.line ?? 0 };
}
