/** VS Code's window as a person uses it: by keyboard, palette and what is on the screen. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, errors, type Browser, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { setUpChromium } from '../../scripts/setup-chromium.ts';
import { ROOT } from '../../scripts/shell.ts';

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
/** A machine with much to do takes its time. */
const WAIT_MS = 90_000;
/** The palette shows what there was when it opened, and closes when something takes the keyboard: then one opens it again. */
const TRY_MS = 5000;

export class Workbench {
    readonly page: Page;
    private readonly browser: Browser;

    private constructor(browser: Browser, page: Page) {
        this.browser = browser;
        this.page = page;
    }

    /** Opens a folder in a window of that size and waits until the window is up. */
    static async open(url: string, folder: string, size = { width: 1400, height: 900 }): Promise<Workbench> {
        const browser = await chromium.launch({ executablePath: await setUpChromium(), args: ARGUMENTS });
        const page = await browser.newPage({ viewport: size });
        page.setDefaultTimeout(WAIT_MS);
        await page.goto(`${url}/?folder=${encodeURIComponent(folder)}`);
        const workbench = new Workbench(browser, page);
        await workbench.ready();
        return workbench;
    }

    async close(): Promise<void> {
        await this.browser.close();
    }

    /** Reloads the window; VS Code first keeps what it shows. */
    async reload(): Promise<void> {
        const loaded = this.page.waitForEvent('load');
        await this.command('Developer: Reload Window');
        await loaded;
        await this.ready();
    }

    /** Runs a command of the palette by its title. */
    async command(title: string): Promise<void> {
        await this.retry(async () => {
            await this.quickOpen(`>${title}`);
            await this.entry(title).click({ timeout: TRY_MS });
        });
    }

    /** The titles that the palette offers for a text. */
    async offered(text: string): Promise<string[]> {
        await this.quickOpen(`>${text}`);
        await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
        const titles = await this.page.locator('.quick-input-list .monaco-list-row .label-name').allInnerTexts();
        await this.page.keyboard.press('Escape');
        return titles;
    }

    /** Opens a file from the explorer. */
    async openFile(name: string): Promise<void> {
        await this.page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: name }).dblclick();
        await this.activeTab(name).waitFor();
        await this.page.locator('.editor-instance .monaco-editor .view-line').first().waitFor();
    }

    /** Puts the cursor on a line and a column, both from 1. */
    async goTo(line: number, column: number): Promise<void> {
        await this.retry(async () => {
            await this.quickOpen(`:${line}:${column}`);
            await this.entry(`line ${line}`).click({ timeout: TRY_MS });
            await this.page.locator('#status\\.editor\\.selection', { hasText: `Ln ${line}, Col ${column}` }).waitFor({ timeout: TRY_MS });
        });
    }

    /** Types into whatever has the keyboard. */
    async type(text: string): Promise<void> {
        await this.page.keyboard.type(text);
    }

    async press(key: string): Promise<void> {
        await this.page.keyboard.press(key);
    }

    /** Asks for completion, and accepts the entry with this label. */
    async complete(label: string): Promise<void> {
        await this.press('Control+Space');
        const entry = this.page.locator('.suggest-widget.visible .monaco-list-row').filter({ has: this.page.getByText(label, { exact: true }) });
        await entry.click();
        await this.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
    }

    /** Gives what the cursor is on another name, everywhere. */
    async rename(name: string): Promise<void> {
        await this.press('F2');
        await this.page.locator('.rename-box input').fill(name);
        await this.press('Enter');
        await this.page.locator('.rename-box input').waitFor({ state: 'hidden' });
    }

    /** Narrows the open quick pick to what has this text: a long list shows only some of its entries. */
    async find(text: string): Promise<void> {
        await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
        await this.quickInput.fill(text);
    }

    /** Chooses the entry with this label in the open quick pick; ticks it where there may be several. */
    async choose(label: string): Promise<void> {
        await this.entry(label).click();
    }

    /** Waits until the open quick pick asks this. */
    async asked(question: string): Promise<void> {
        await this.page.locator(`.quick-input-widget input[placeholder^="${question}"]`).waitFor();
    }

    /** Presses a button of the open quick input, such as the one that takes a folder. */
    async accept(label: string): Promise<void> {
        await this.page.locator('.quick-input-widget').getByText(label, { exact: true }).click();
    }

    /** Answers the input box that asks this, or complains of this. */
    async answer(question: string, text: string): Promise<void> {
        await this.page.locator('.quick-input-widget').filter({ hasText: question }).waitFor();
        await this.quickInput.fill(text);
        await this.press('Enter');
    }

    async save(): Promise<void> {
        await this.command('File: Save');
        await this.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
    }

    activeTab(name: string): Locator {
        return this.page.locator(`.tab.active[data-resource-name="${name}"]`);
    }

    tab(title: string): Locator {
        return this.page.locator('.tab').filter({ hasText: title });
    }

    /** Opens the side bar with Pline's own views. */
    async showViews(): Promise<void> {
        await this.command('View: Show Pline');
        await this.viewRow('Production Lines').first().waitFor();
    }

    /** The rows of a view of the side bar that hold a text. */
    viewRow(view: string, text: string | RegExp = ''): Locator {
        return this.page.locator('.sidebar .pane').filter({ has: this.page.locator('.pane-header', { hasText: view }) }).locator('.monaco-list-row').filter({ hasText: text });
    }

    /** Unfolds a row, where it is folded. A view that changes meanwhile may lose a click. */
    async unfold(row: Locator): Promise<void> {
        const [folded, unfolded] = ['false', 'true'].map((state) => row.and(this.page.locator(`[aria-expanded="${state}"]`)).first());
        await this.retry(async () => {
            await row.first().waitFor();
            if (await folded!.isVisible()) await folded!.locator('.monaco-tl-twistie').click({ timeout: TRY_MS });
            await unfolded!.waitFor({ timeout: TRY_MS });
        });
    }

    /** Presses one of the buttons that a row shows under the pointer. */
    async rowButton(row: Locator, name: string): Promise<void> {
        await row.first().hover();
        await row.first().getByRole('button', { name }).click();
    }

    /** Chooses an entry of a row's context menu. */
    async rowMenu(row: Locator, entry: string): Promise<void> {
        await row.first().click({ button: 'right' });
        // A menu that has just opened takes no click yet.
        await this.page.locator('.monaco-menu').getByRole('menuitem', { name: entry }).hover();
        await this.press('Enter');
    }

    /** Presses one of the buttons in the title of a view. */
    async viewButton(view: string, name: string): Promise<void> {
        const header = this.page.locator('.sidebar .pane-header').filter({ hasText: view });
        await header.hover();
        await header.getByRole('button', { name }).click();
    }

    /** The rows of the Problems view that hold a text. */
    problem(text: string): Locator {
        return this.page.locator('.markers-panel .monaco-list-row').filter({ hasText: text });
    }

    /** A message at the lower right. */
    notification(text: string | RegExp): Locator {
        return this.page.locator('.notification-list-item').filter({ hasText: text });
    }

    notificationButton(label: string): Locator {
        return this.page.locator('.notification-list-item').getByRole('button', { name: label });
    }

    statusBar(text: string | RegExp): Locator {
        return this.page.locator('.statusbar-item').filter({ hasText: text });
    }

    /** The status bar while the cursor is on a line, from 1. */
    cursor(line: number): Locator {
        return this.statusBar(`Ln ${line}, `);
    }

    /** The status bar while a text as long as this is selected. */
    selected(text: string): Locator {
        return this.statusBar(`(${text.length} selected)`);
    }

    /** In the status bar, while a line runs. */
    get stopButton(): Locator {
        return this.page.locator('#pline\\.pline\\.pline\\.stop');
    }

    codeLens(title: string): Locator {
        return this.page.locator('.codelens-decoration a').filter({ hasText: title }).first();
    }

    /** The places shown inside the editor, while they hold a text. */
    peek(text: string): Locator {
        return this.page.locator('.peekview-widget').filter({ hasText: unbreaking(text) });
    }

    /** The lines of the active editor that hold a text, as far as they are on the screen. */
    line(text: string): Locator {
        return this.page.locator('.editor-instance .view-line').filter({ hasText: unbreaking(text) });
    }

    /** A line of the Output panel. */
    output(text: string): Locator {
        return this.page.locator('.part.panel').locator('.view-line').filter({ hasText: new RegExp(text.replaceAll(' ', String.raw`\s`)) }).first();
    }

    /** The inside of the graph panel. */
    get graph(): FrameLocator {
        return this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    }

    /** A button in the graph panel. */
    button(name: string): Locator {
        return this.graph.getByRole('button', { name, exact: true });
    }

    /** The inside of a Markdown preview. */
    get preview(): FrameLocator {
        return this.page.frameLocator('iframe.webview.ready[src*="vscode.markdown"]').frameLocator('#active-frame');
    }

    /** Whether the graph panel has the keyboard: its page, not only the frame around it, which gets it a moment earlier. */
    panelHasKeyboard(): Promise<boolean> {
        return this.graph.locator('body').evaluate(() => document.hasFocus());
    }

    /** The tabs of texts that are not saved. */
    get dirtyTab(): Locator {
        return this.page.locator('.tab.dirty');
    }

    /** A task's card in the graph, by its title and its status: found as a screen reader finds it. */
    card(title: string, status?: string): Locator {
        return this.graph.locator(`[aria-label^="${title}, "]${status === undefined ? '' : `[aria-label*=", ${status}"]`}`);
    }

    /** The card that is highlighted. */
    selectedCard(title: string): Locator {
        return this.card(title).and(this.graph.locator('[aria-current="true"]'));
    }

    /** The middle of something in the graph, in the window. */
    async middle(locator: Locator): Promise<{ readonly x: number; readonly y: number }> {
        await locator.waitFor({ state: 'attached' });
        const { x, y, width, height } = (await locator.boundingBox())!;
        return { x: x + width / 2, y: y + height / 2 };
    }

    /** Writes `test-results/vscode-<name>.png`. */
    async screenshot(name: string): Promise<void> {
        const folder = join(ROOT, 'test-results');
        await mkdir(folder, { recursive: true });
        await this.page.screenshot({ path: join(folder, `vscode-${name}.png`) });
    }

    private get quickInput(): Locator {
        return this.page.locator('.quick-input-widget input[type="text"]');
    }

    private entry(label: string): Locator {
        return this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first();
    }

    private async quickOpen(text: string): Promise<void> {
        await this.press('F1');
        await this.quickInput.fill(text, { timeout: TRY_MS });
    }

    private async retry(action: () => Promise<void>): Promise<void> {
        const end = Date.now() + WAIT_MS;
        for (;;) {
            try {
                await action();
                return;
            } catch (error) {
                if (!(error instanceof errors.TimeoutError) || Date.now() > end) throw error;
                await this.press('Escape');
            }
        }
    }

    private async ready(): Promise<void> {
        await this.page.locator('.monaco-workbench').waitFor();
        await this.page.locator('.statusbar-item').first().waitFor();
    }
}

/** Monaco writes spaces that do not break. */
function unbreaking(text: string): RegExp {
    return new RegExp(text.replaceAll(/[^\w ]/g, String.raw`\$&`).replaceAll(' ', String.raw`\s`));
}
