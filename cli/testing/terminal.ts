import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import headless from '@xterm/headless';
import { onTestFinished } from 'vitest';
import { CLI, environmentWith } from './pline.ts';

const HOST = fileURLToPath(new URL('terminal.py', import.meta.url));

/** `pline` on a terminal: what a person would see and type. */
export class TerminalSession {
    private readonly terminal: headless.Terminal;
    private readonly child;
    private raw = '';
    private readonly watchers = new Set<() => void>();
    /** The exit code. */
    readonly ended: Promise<number | null>;

    constructor(folder: string, args: readonly string[], { columns = 80, rows = 24, environment = {} }: { columns?: number; rows?: number; environment?: Record<string, string> } = {}) {
        this.terminal = new headless.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 1000 });
        this.child = spawn('python3', [HOST, String(columns), String(rows), process.execPath, CLI, ...args], {
            cwd: folder, env: environmentWith({ TERM: 'xterm-256color', ...environment }), stdio: ['pipe', 'pipe', 'inherit'],
        });
        onTestFinished(() => void this.child.kill('SIGKILL'));
        this.child.stdout.setEncoding('utf8').on('data', (text: string) => {
            this.raw += text;
            this.terminal.write(text, () => this.watchers.forEach((watcher) => watcher()));
        });
        this.ended = new Promise((resolve) => this.child.once('close', (code) => this.terminal.write('', () => resolve(code))));
    }

    type(text: string): void {
        this.child.stdin.write(text);
    }

    /** All bytes so far, with the escapes in them. */
    get output(): string {
        return this.raw;
    }

    /** What stands on the terminal, with what scrolled out above it. */
    get screen(): string {
        const buffer = this.terminal.buffer.active;
        const lines = Array.from({ length: buffer.length }, (_, index) => buffer.getLine(index)?.translateToString(true) ?? '');
        return lines.join('\n').trimEnd();
    }

    /** Waits until the screen shows it. */
    shows(pattern: RegExp): Promise<void> {
        return new Promise((resolve, reject) => {
            const look = (): void => {
                if (!pattern.test(this.screen)) return;
                this.watchers.delete(look);
                resolve();
            };
            this.watchers.add(look);
            void this.ended.then(() => pattern.test(this.screen) ? resolve() : reject(new Error(`The terminal never showed ${pattern}:\n${this.screen}`)));
            look();
        });
    }
}
