import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cancellation, DocumentState, URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createServerServices } from '../../server/services.ts';

/** A server without a workspace, and a file that it has not read. */
async function before() {
    const folder = await mkdtemp(join(tmpdir(), 'pline-waiting-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const uri = URI.file(join(folder, 'a.pline'));
    await writeFile(uri.fsPath, 'line a {\n}\n');
    const { DocumentBuilder: builder, WorkspaceManager: manager } = createServerServices(NodeFileSystem).shared.workspace;
    await manager.initializeWorkspace([]);
    return { builder, uri };
}

describe.each([DocumentState.Parsed, DocumentState.Linked, DocumentState.Validated])('waiting for state %d', (state) => {
    test('a request that comes while a file is read gets its answer', async () => {
        const { builder, uri } = await before();
        const waiting = Promise.withResolvers<URI | undefined>();
        builder.onUpdate(() => waiting.resolve(builder.waitUntil(state, uri)));
        await builder.update([uri], []);
        expect(await waiting.promise).toEqual(uri);
    });

    test('who is to be told of a file is told, though the build is given up right then', async () => {
        const { builder, uri } = await before();
        const source = new Cancellation.CancellationTokenSource();
        builder.onDocumentPhase(state, () => source.cancel());
        const told = { file: [] as URI[], build: [] as URI[] };
        builder.onDocumentPhase(state, (document) => void told.file.push(document.uri));
        builder.onBuildPhase(state, (documents) => void told.build.push(...documents.map((document) => document.uri)));
        await builder.update([uri], [], source.token).catch(() => undefined);
        expect(told.file).toEqual([uri]);
        await builder.update([], []);
        expect(told.build).toContainEqual(uri);
    });
});
