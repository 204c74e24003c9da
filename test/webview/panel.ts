import { mkdir } from 'node:fs/promises';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import type { HostMessage, PanelMessage, PanelState } from '../../protocol/panel.ts';
import { servePanel } from './page-server.ts';
import { bodyClasses, themes, type Theme } from './themes.ts';

/** What the page finds instead of VS Code. */
interface FakeHost {
    readonly sent: PanelMessage[];
    state: PanelState | undefined;
}

declare global {
    interface Window {
        fakeHost: FakeHost;
        answerPanel?(message: PanelMessage): Promise<void>;
    }
}

export interface PanelOptions {
    readonly theme?: Theme;
    readonly width?: number;
    readonly height?: number;
    /** What an earlier page kept. */
    readonly state?: PanelState;
    /** Answers what the panel sends, in its order. */
    readonly host?: { answer(message: unknown): Promise<readonly HostMessage[]> };
}

/** A real browser with the panel's page in it, and the host's end of the protocol. */
export class Panel {
    readonly page: Page;
    readonly #complaints: string[] = [];
    /** What the host does. */
    #answering = Promise.resolve();

    constructor(page: Page) {
        this.page = page;
        page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') this.#complaints.push(message.text()); });
        page.on('pageerror', (error) => this.#complaints.push(error.message));
    }

    /** Lets a host answer what the panel sends. */
    async connect(host: { answer(message: unknown): Promise<readonly HostMessage[]> }): Promise<void> {
        await this.page.exposeFunction('answerPanel', (message: unknown) => {
            this.#answering = this.#answering.then(async () => this.post(...await host.answer(message))).catch((error: Error) => { this.#complaints.push(error.stack ?? error.message); });
        });
    }

    async post(...messages: readonly HostMessage[]): Promise<void> {
        await this.page.evaluate((all) => { for (const message of all) window.postMessage(message, '*'); }, messages);
    }

    sent(): Promise<readonly PanelMessage[]> {
        return this.page.evaluate(() => window.fakeHost.sent);
    }

    state(): Promise<PanelState | undefined> {
        return this.page.evaluate(() => window.fakeHost.state);
    }

    card(task: string): Locator {
        return this.page.locator(`.card[data-task="${task}"]`);
    }

    button(name: string): Locator {
        return this.page.getByRole('button', { name, exact: true });
    }

    /** The task that has the keyboard. */
    focused(): Promise<string | null> {
        return this.page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-task]')?.dataset['task'] ?? null);
    }

    /** Where the canvas stands: as React Flow writes it on the viewport. */
    viewport(): Promise<string> {
        return this.page.locator('.react-flow__viewport').evaluate((element) => (element as HTMLElement).style.transform);
    }

    /** @throws if the page complained: of an error, or of a breach of its security policy */
    async close(): Promise<void> {
        await this.#answering;
        await this.page.close();
        if (this.#complaints.length > 0) throw new Error(`The page complained: ${this.#complaints.join('\n')}`);
    }

    async screenshot(name: string): Promise<void> {
        await mkdir('test-results/webview', { recursive: true });
        await this.page.screenshot({ path: `test-results/webview/${name}.png` });
    }
}

/** Opens panels in one browser; close it in the end. */
export class PanelBrowser {
    readonly #browser: Browser;
    readonly #server: Awaited<ReturnType<typeof servePanel>>;

    private constructor(browser: Browser, server: Awaited<ReturnType<typeof servePanel>>) {
        this.#browser = browser;
        this.#server = server;
    }

    static async start(): Promise<PanelBrowser> {
        const [server, browser] = await Promise.all([servePanel(), chromium.launch({
            executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
            args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
        })]);
        return new PanelBrowser(browser, server);
    }

    async open({ theme = 'dark', width = 1200, height = 700, state, host }: PanelOptions = {}): Promise<Panel> {
        const page = await this.#browser.newPage({ viewport: { width, height } });
        const panel = new Panel(page);
        if (host !== undefined) await panel.connect(host);
        await page.addInitScript((kept) => {
            window.fakeHost = { sent: [], state: kept };
            Object.assign(window, {
                acquireVsCodeApi: () => ({
                    postMessage: (message: PanelMessage) => {
                        window.fakeHost.sent.push(message);
                        void window.answerPanel?.(message);
                    },
                    getState: () => window.fakeHost.state,
                    setState: (next: PanelState) => { window.fakeHost.state = next; },
                }),
            });
        }, state);
        await page.goto(this.#server.url);
        await page.evaluate(([variables, bodyClass]) => {
            for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(`--vscode-${name}`, value);
            document.body.className = bodyClass;
        }, [themes[theme], bodyClasses[theme]] as const);
        return panel;
    }

    async close(): Promise<void> {
        await this.#browser.close();
        await this.#server.close();
    }
}
