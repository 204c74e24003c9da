import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { keyHelp } from './keys.ts';

test('the page of the graph has every key', async () => {
    const page = await readFile(new URL('../../docs/graph.md', import.meta.url), 'utf8');
    for (const { keys, does } of keyHelp) expect(page).toContain(`| ${keys} | ${does} |`);
});
