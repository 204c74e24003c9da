import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { CommandActivity } from './activities/activity.ts';

/** The command of a conducted task: says which one it is, and ends as it is told. */
const PLAYER = `
    const socket = require('node:net').connect(Number(process.env.CONDUCTOR), '127.0.0.1');
    socket.write(process.env.PLINE_TASK + '\\n');
    socket.on('data', (code) => process.exit(Number(code)));
`;

/** Makes runs of parallel tasks deterministic: each task is a real process that waits to be told how to end. */
export class Conductor {
    private readonly server: Server;
    private readonly players = new Map<string, Socket>();
    private waiting: (() => void)[] = [];
    /** In the order of their starts. */
    readonly started: string[] = [];

    private constructor(server: Server) {
        this.server = server.on('connection', (socket) => {
            socket.on('error', () => undefined).once('data', (name) => this.join(String(name).trim(), socket));
        });
    }

    static async open(): Promise<Conductor> {
        const server = createServer().listen(0, '127.0.0.1');
        await once(server, 'listening');
        return new Conductor(server);
    }

    /** The activity that conducted tasks use. */
    get activity(): CommandActivity {
        const address = this.server.address();
        const port = typeof address === 'object' && address !== null ? address.port : 0;
        return { kind: 'command', command: () => ({ file: process.execPath, args: ['-e', PLAYER], environment: { CONDUCTOR: String(port) } }) };
    }

    /** The names of the tasks that run now. */
    get running(): readonly string[] {
        return [...this.players.keys()].sort();
    }

    /** Waits until these tasks run, whatever else does. */
    async until(...names: readonly string[]): Promise<void> {
        while (!names.every((name) => this.players.has(name))) await new Promise<void>((resolve) => { this.waiting.push(resolve); });
    }

    /** Waits until the task runs, and tells it how to end. */
    async end(name: string, exitCode = 0): Promise<void> {
        await this.until(name);
        this.players.get(name)!.end(`${exitCode}\n`);
        this.players.delete(name);
    }

    close(): void {
        this.server.close();
        for (const socket of this.players.values()) socket.destroy();
    }

    private join(name: string, socket: Socket): void {
        this.started.push(name);
        this.players.set(name, socket);
        for (const resolve of this.waiting.splice(0)) resolve();
    }
}
