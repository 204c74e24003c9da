/** What the database servers for the tests share. */
import { createServer } from 'node:net';
import { run } from './shell.ts';

export interface TestServer {
    /** What a program that connects needs in its environment: `PGHOST` and the like. */
    readonly environment: Readonly<Record<string, string>>;
    /** Ends a private server; leaves any other alone. */
    stop(): Promise<void>;
}

/** Servers refuse to run as root: then as the user that the server's package made, or as nobody. */
export async function unprivileged(user: string): Promise<{ readonly uid?: number; readonly gid?: number }> {
    if (process.getuid?.() !== 0) return {};
    const id = async (flag: string, name: string): Promise<number> => Number(await run('id', [flag, name], { quiet: true }));
    const name = await id('-u', user).then(() => user, () => 'nobody');
    return { uid: await id('-u', name), gid: await id('-g', name) };
}

export async function freePort(): Promise<number> {
    const server = createServer();
    const { promise, resolve } = Promise.withResolvers<number>();
    server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
    return promise;
}
