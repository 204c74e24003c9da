import { UsageError } from '../exit.ts';
import { shownPath } from '../source/path.ts';
import type { SourceProblem } from '../source/problem.ts';
import { readText } from '../source/read-text.ts';
import { replaceFile } from '../source/replace-file.ts';
import type { Layouter } from './layout.ts';

/** What became of a file. */
export type Outcome = { readonly file: string } & (
    | { readonly status: 'formatted' | 'unformatted' | 'unchanged' }
    /** It has syntax errors. */
    | { readonly status: 'refused'; readonly problems: readonly SourceProblem[] }
    /** It cannot be read or written. */
    | { readonly status: 'failed'; readonly message: string }
);

/** @param check whether to change nothing, and only say whether it would change */
export async function formatFile(path: string, layouter: Layouter, check: boolean): Promise<Outcome> {
    const file = shownPath(path);
    const failed = (message: string): Outcome => ({ file, status: 'failed', message });
    let text: string;
    try {
        text = await readText(path);
    } catch (error) {
        if (error instanceof UsageError) return failed(error.message);
        throw error;
    }
    const layout = await layouter.layOut(file, text);
    if ('problems' in layout) return { file, status: 'refused', problems: layout.problems };
    if (layout.text === text) return { file, status: 'unchanged' };
    if (check) return { file, status: 'unformatted' };
    try {
        await replaceFile(path, layout.text);
    } catch (error) {
        return failed(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    }
    return { file, status: 'formatted' };
}
