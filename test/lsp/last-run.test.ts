import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { CodeLensRefreshRequest, CodeLensRequest } from 'vscode-languageserver-protocol/node';
import { startRun } from '../../protocol/lsp.ts';
import { Client } from './client.ts';

const TEXT = 'line a {\n  task b uses shell {\n    command: "true"\n  }\n}\nline never {\n}\n';

test('shows over a line how it ran last, and asks the editor to look again when that changes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pline-last-run-'));
    const uri = pathToFileURL(join(folder, 'work.pline')).href;
    await writeFile(join(folder, 'work.pline'), TEXT);
    const client = await Client.start(folder, { workspace: { codeLens: { refreshSupport: true } } });
    let refreshed = Promise.withResolvers<void>();
    client.connection.onRequest(CodeLensRefreshRequest.type, () => refreshed.resolve());
    const titles = async (): Promise<string[]> => ((await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? []).map(({ range, command }) => `${range.start.line} ${command!.title}`);
    const others = ['0 ▷ Run', '0 Graph', '5 ▷ Run', '5 Graph', '1 0 dependents'];
    try {
        await client.open(uri, TEXT);
        expect(await titles()).toEqual(others);
        await client.connection.sendRequest(startRun, { uri, line: 'a' });
        let shown = await titles();
        while (!shown.some((title) => title.startsWith('0 ✓ succeeded'))) {
            await refreshed.promise;
            refreshed = Promise.withResolvers();
            shown = await titles();
        }
        expect(shown).toEqual(expect.arrayContaining([...others, expect.stringMatching(/^0 ✓ succeeded \d{4}-\d\d-\d\d \d\d:\d\d$/)]));
        expect(shown).toHaveLength(others.length + 1);
    } finally {
        await client.stop();
        await rm(folder, { recursive: true, maxRetries: 5 });
    }
});
