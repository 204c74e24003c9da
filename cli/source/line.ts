import { isLine, type Line } from '../../language/generated/ast.ts';
import { resolveLine } from '../../language/model/resolve.ts';
import type { ResolvedLine } from '../../language/model/types.ts';
import { fileOf } from '../../language/uris.ts';
import { UsageError } from '../exit.ts';
import type { Source } from './load.ts';
import { shownUri } from './path.ts';

/**
 * The line of a file that is meant.
 * @param name may be left out where the file has one line
 * @throws {UsageError} where there is no such line, or a name is needed
 */
export function chooseLine({ document, program }: Pick<Source, 'document' | 'program'>, name?: string): ResolvedLine {
    const lines = fileOf(document).declarations.filter(isLine);
    const file = shownUri(document.uri.toString());
    const line = name === undefined ? onlyLine(lines, file) : lines.find((candidate) => candidate.name === name);
    if (!line) throw new UsageError(`${file} has no line "${name}". ${has(lines)}`);
    return resolveLine(line, program.services);
}

function onlyLine(lines: readonly Line[], file: string): Line {
    const [line] = lines;
    if (!line) throw new UsageError(`${file} has no line. Write one: line nightly { … }`);
    if (lines.length > 1) throw new UsageError(`${file} has ${lines.length} lines. Say which: ${lines.map(({ name }) => name).join(', ')}`);
    return line;
}

function has(lines: readonly Line[]): string {
    return lines.length > 0 ? `It has ${lines.map(({ name }) => name).join(', ')}.` : 'It has none.';
}
