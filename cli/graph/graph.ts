import { writeFile } from 'node:fs/promises';
import { GraphLayouter } from '../../graph/layout-client.ts';
import { graphOf } from '../../graph/model.ts';
import { graphSvg } from '../../graph/svg.ts';
import type { LineGraph, Problem } from '../../protocol/graph.ts';
import { Exit, UsageError, type ExitCode } from '../exit.ts';
import { chooseLine } from '../source/line.ts';
import { loadSource } from '../source/load.ts';
import type { SourceProblem } from '../source/problem.ts';
import { refuseErrors } from '../source/refuse.ts';

export interface GraphOptions {
    /** The file to write; `true` or `-` for standard output. */
    readonly svg?: string | true;
    readonly json?: true;
}

/** Draws a line of a file that has no errors. */
export async function graph(file: string, lineName: string | undefined, { svg, json }: GraphOptions): Promise<ExitCode> {
    if (svg === undefined && !json) throw new UsageError('Say what to make: --svg [FILE] for a picture, or --json.');
    const source = await loadSource(file);
    if (refuseErrors(source.problems)) return Exit.failed;
    const layouter = new GraphLayouter();
    let drawn: LineGraph;
    try {
        drawn = await layouter.layout(graphOf(chooseLine(source, lineName), source.problems.map(asGraphProblem)));
    } finally {
        await layouter.dispose();
    }
    const text = json ? `${JSON.stringify(drawn, undefined, 2)}\n` : graphSvg(drawn);
    if (typeof svg === 'string' && svg !== '-') await write(svg, text);
    else process.stdout.write(text);
    return Exit.ok;
}

async function write(file: string, text: string): Promise<void> {
    try {
        await writeFile(file, text);
    } catch (error) {
        throw new UsageError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
}

function asGraphProblem({ severity, message, uri, line, column, endLine, endColumn }: SourceProblem): Problem {
    return { severity, message, location: { uri, start: { line: line - 1, character: column - 1 }, end: { line: endLine - 1, character: endColumn - 1 } } };
}
