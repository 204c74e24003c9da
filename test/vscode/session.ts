import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { copyProject, type Project } from './project.ts';
import { startVsCode, type VsCode } from './vscode-server.ts';
import { Workbench } from './workbench.ts';

export interface Session {
    readonly vscode: VsCode;
    readonly project: Project;
    readonly workbench: Workbench;
}

/**
 * A window on a copy of the fixture project for all tests of a file, which go on where the one before ended.
 * A test that fails leaves a picture in `test-results/`.
 */
export function useSession({ trusted = true, settings = {} }: { readonly trusted?: boolean; readonly settings?: Readonly<Record<string, unknown>> } = {}): () => Session {
    vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });
    let session: Session | undefined;
    const current = (): Session => {
        if (session === undefined) throw new Error('The session has not begun.');
        return session;
    };
    beforeAll(async () => {
        const project = await copyProject(settings);
        const vscode = await startVsCode({ trusted });
        session = { project, vscode, workbench: await Workbench.open(vscode.url, project.folder) };
    });
    afterEach(async ({ task }) => {
        if (task.result?.state === 'fail') await session?.workbench.screenshot(`failed ${task.name}`.replaceAll(/\W+/g, '-'));
    });
    afterAll(async () => {
        await session?.workbench.close();
        await session?.vscode.stop();
        await session?.project.remove();
    });
    return current;
}
