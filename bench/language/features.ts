/** What else an editor asks for while one types, of our server. */
import { resolve } from 'node:path';
import { percentile, printTable } from '../statistics.ts';
import { MeasuredServer } from './server.ts';
import { SIZES } from './sizes.ts';
import { plineText } from './texts.ts';

const SAMPLES = 7;

const rows: (string | number)[][] = [];
for (const count of SIZES) {
    const server = await MeasuredServer.start([process.execPath, resolve('dist/server.js'), '--stdio'], 'pline');
    try {
        const { uri, text, tableLine, column } = plineText(count);
        await server.open(uri, text);
        const line = tableLine(Math.floor(count / 2));
        const [name, inText] = [{ line, character: column + 1 }, { line, character: column + 'table: "<<'.length }];
        const requests: Readonly<Record<string, object>> = {
            'textDocument/foldingRange': {},
            'textDocument/semanticTokens/full': {},
            'textDocument/documentSymbol': {},
            'textDocument/documentLink': {},
            'textDocument/codeLens': {},
            'textDocument/inlayHint': { range: { start: { line: line - 30, character: 0 }, end: { line: line + 30, character: 0 } } },
            'textDocument/references': { position: { line: line - 3, character: 9 }, context: { includeDeclaration: true } },
            'textDocument/definition': { position: name },
            'textDocument/formatting': { options: { tabSize: 4, insertSpaces: true } },
        };
        const measured = async (ask: () => Promise<{ time: number }>): Promise<void> => {
            const times: number[] = [];
            for (let sample = 0; sample < SAMPLES; sample++) times.push((await ask()).time);
            rows.at(-1)!.push(percentile(times, 0.5));
        };
        rows.push([`${count.toLocaleString('en-US')} tasks`]);
        for (const [method, params] of Object.entries(requests)) await measured(() => server.request(method, uri, params));
        await server.type(uri, { line, character: inText.character - 2 }, { line, character: inText.character - 2 }, '<<>>', () => true);
        await measured(() => server.complete(uri, inText));
    } finally {
        server.stop();
    }
}
console.log(`Other requests of an editor; milliseconds, median of ${SAMPLES}, on a text that was just opened\n`);
printTable(['', 'folding', 'tokens', 'symbols', 'links', 'lenses', 'hints', 'references', 'definition', 'format', 'placeholder'], rows);
