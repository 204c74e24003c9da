import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setUpVsCode } from '../../scripts/setup-vscode.ts';
import { CALM_SETTINGS, startVsCodeServer } from '../../scripts/vscode-server.ts';

export interface VsCode {
    readonly url: string;
    /** Where the extension lies after its installation. */
    readonly extensions: string;
    stop(): Promise<void>;
}

/** The same each time, and each save is the test's own. */
const SETTINGS = { ...CALM_SETTINGS, 'git.enabled': false, 'files.autoSave': 'off', 'security.workspace.trust.startupPrompt': 'never' };

/**
 * A real VS Code with the packaged extension and nothing else, as new.
 * @param trusted whether every workspace is trusted; otherwise VS Code restricts a folder that it does not know
 */
export async function startVsCode({ trusted }: { readonly trusted: boolean }): Promise<VsCode> {
    const data = await mkdtemp(join(tmpdir(), 'pline-vscode-'));
    const program = process.env.PLINE_VSCODE_SERVER ?? await setUpVsCode();
    const server = await startVsCodeServer({ program, data, settings: SETTINGS, trusted });
    return {
        url: server.url,
        extensions: join(data, 'extensions'),
        stop: async () => {
            server.stop();
            await server.ended;
            await rm(data, { recursive: true, force: true, maxRetries: 5 });
        },
    };
}
