import type { LineGraph } from '../../protocol/graph.ts';

/** The task whose text covers a row of a file. Pure: no vscode. */
export function nodeAt(graph: LineGraph | undefined, uri: string, row: number): string | undefined {
    return graph?.nodes.find(({ external, location: { uri: file, start, end } }) => !external && file === uri && start.line <= row && row <= end.line)?.id;
}
