import type { LineGraph } from '../../protocol/graph.ts';
import type { LineOutline } from '../../protocol/lsp.ts';

/**
 * What a line that is not there any more is called now. Pure: no vscode.
 * @param graph the last one of it
 * @param lines those of its file now
 * @returns the line that stands in its place with its tasks; undefined where there is none
 */
export function renamedLine({ line, location, nodes }: LineGraph, lines: readonly LineOutline[]): string | undefined {
    const heir = lines.find(({ startLine }) => startLine === location.start.line);
    if (heir === undefined || lines.some(({ name }) => name === line)) return undefined;
    const tasks = new Set(heir.tasks.map(({ name }) => name));
    const ours = nodes.filter(({ external }) => !external).flatMap(({ name, members }) => members ?? [name]);
    return ours.every((task) => tasks.has(task)) ? heir.name : undefined;
}
