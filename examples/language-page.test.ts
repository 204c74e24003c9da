import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { URI } from 'langium';
import { expect, test } from 'vitest';
import { Program } from '../language/program.ts';

const PAGE = join(import.meta.dirname, '../docs/language.md');

test('the blocks of the language page, read as one file, have no problems', async () => {
    const page = await readFile(PAGE, 'utf8');
    const blocks = [...page.matchAll(/^```pline\n(.*?)^```$/gms)].map(([, block]) => block);
    expect(blocks.length).toBeGreaterThan(10);

    const program = await Program.create();
    await program.load(URI.parse('file:///page/shared/connections.pline'), '');
    const document = await program.load(URI.parse('file:///page/page.pline'), blocks.join('\n'));

    const lines = document.textDocument.getText().split('\n');
    expect(document.diagnostics?.map(({ range, message }) => `${message} In: ${lines[range.start.line]}`)).toEqual([]);
});
