import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** Each process of a task connects and so tells that it lives; its death closes the connection. */
export class Roll {
    private readonly server: Server;
    readonly living = new Set<Socket>();
    private waiting: (() => void)[] = [];

    private constructor(server: Server) {
        this.server = server.on('connection', (socket) => {
            this.living.add(socket);
            socket.on('error', () => undefined).on('close', () => {
                this.living.delete(socket);
                this.tell();
            }).resume();
            this.tell();
        });
    }

    static async open(): Promise<Roll> {
        const server = createServer().listen(0, '127.0.0.1');
        await once(server, 'listening');
        return new Roll(server);
    }

    /** Resolves when so many live. */
    async count(wanted: number): Promise<void> {
        while (this.living.size !== wanted) await new Promise<void>((resolve) => { this.waiting.push(resolve); });
    }

    get port(): string {
        const address = this.server.address();
        return typeof address === 'object' && address !== null ? String(address.port) : '';
    }

    close(): void {
        this.server.close();
        for (const socket of this.living) socket.destroy();
    }

    private tell(): void {
        for (const resolve of this.waiting.splice(0)) resolve();
    }
}

/** A shell command that connects to the roll and lives until it is killed. */
export const MEMBER = `python3 -c 'import os,socket,time; s=socket.create_connection(("127.0.0.1", int(os.environ["ROLL"]))); time.sleep(600)'`;
/** The same, deaf to SIGTERM. */
export const DEAF_MEMBER = `python3 -c 'import os,signal,socket,time; signal.signal(signal.SIGTERM, signal.SIG_IGN); s=socket.create_connection(("127.0.0.1", int(os.environ["ROLL"]))); time.sleep(600)'`;
