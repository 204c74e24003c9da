import type { Range } from 'vscode-languageserver-types';
import type { Text } from '../generated/ast.ts';
import { rangeOf } from '../model/ranges.ts';
import type { Checks } from './context.ts';
import { report } from './report.ts';

/** A text ends before its line does, a block text before its file. */
export const textChecks: Checks = () => ({
    Text: (text, accept) => {
        if (text.closed) return;
        const close = text.block ? '"""' : '"';
        const advice = text.block ? 'Write """ where it ends.' : 'Write " where it ends; a text of several lines stands between """ and """.';
        report(accept, 'unclosed-text', `This text has no end. ${advice}`, { node: text, range: beginning(text) }, { close });
    },
});

/** The quotes of a block text, which may go on to the end of the file; a text of one line without the line break that ends it. */
function beginning(text: Text): Range {
    const { start } = rangeOf(text);
    const length = text.block ? 3 : (text.$cstNode?.text.trimEnd().length ?? 0);
    return { start, end: { line: start.line, character: start.character + length } };
}
