import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Condition } from '../../protocol/graph.ts';
import { PanelBrowser, type Panel, type PanelOptions } from './panel.ts';
import { TextHost } from './text-host.ts';

/** What the gestures are made on. Its comments and its odd layout must survive them. */
export const nightlyText = `group raw "Raw zone" {}
group mart {}

line nightly "Nightly load" {
    // Where it begins.
    task customers "Customers" uses shell in raw { command: "true" }

    task orders uses shell { command:   "true" } // odd

    task revenue "Revenue per day" uses shell {
        after customers
        command: "true"
    }

    task report uses shell {
        after revenue // the figures
        command: "true"
    }
}
`;

/** A panel on a real text. */
export class Editing {
    readonly host: TextHost;
    readonly panel: Panel;

    private constructor(host: TextHost, panel: Panel) {
        this.host = host;
        this.panel = panel;
    }

    static async open(browser: PanelBrowser, text: string = nightlyText, options: PanelOptions = {}): Promise<Editing> {
        const host = await TextHost.start(text);
        const editing = new Editing(host, await browser.open({ ...options, host }));
        await editing.panel.page.locator('.card, .empty button').first().waitFor();
        return editing;
    }

    handle(task: string, condition: Condition): Locator {
        return this.panel.card(task).locator(`.connect-handle.${condition}`);
    }

    edge(source: string, target: string, condition: Condition = 'success'): Locator {
        return this.panel.page.locator(`[data-edge="${source}->${target}:${condition}"]`);
    }

    /** Where a straight edge can be clicked: it has no height of its own. */
    async clickEdge(source: string, target: string): Promise<void> {
        const { x, y } = await this.middle(this.edge(source, target).locator('.edge-way'));
        await this.panel.page.mouse.click(x, y);
    }

    menuItem(name: string): Locator {
        return this.panel.page.getByRole('menuitem', { name, exact: true });
    }

    /** One of those that quick create offers. */
    activity(name: string): Locator {
        return this.panel.page.getByRole('option').filter({ has: this.panel.page.locator('.activity-name').getByText(name, { exact: true }) });
    }

    get dialog(): Locator {
        return this.panel.page.getByRole('dialog');
    }

    /** The middle of an element, in the window. */
    async middle(locator: Locator): Promise<{ readonly x: number; readonly y: number }> {
        const { x, y, width, height } = (await locator.boundingBox())!;
        return { x: x + width / 2, y: y + height / 2 };
    }

    /** Presses a task's handle and moves to somewhere, with the button held. */
    async drag(task: string, condition: Condition, to: { readonly x: number; readonly y: number }): Promise<void> {
        const { page } = this.panel;
        await this.panel.card(task).hover();
        const from = await this.middle(this.handle(task, condition));
        await page.mouse.move(from.x, from.y);
        await page.mouse.down();
        await page.mouse.move(from.x + 20, from.y + 10);
        await page.mouse.move(to.x, to.y, { steps: 3 });
    }

    /** A place on the canvas where nothing is. */
    async emptyPlace(): Promise<{ readonly x: number; readonly y: number }> {
        const { x, y, height } = (await this.panel.page.locator('.canvas').boundingBox())!;
        return { x: x + 60, y: y + height - 90 };
    }

    /** What screen readers were told last. */
    said(): Promise<string> {
        return this.panel.page.locator('.live-region[role="status"]').innerText();
    }
}

/** One browser for the tests of a file, and for each test a fresh panel on the sample text. */
export function useEditing(): () => Editing {
    let browser: PanelBrowser;
    let editing: Editing;
    beforeAll(async () => { browser = await PanelBrowser.start(); });
    afterAll(() => browser.close());
    beforeEach(async () => { editing = await Editing.open(browser); });
    afterEach(() => editing.panel.close());
    return () => editing;
}
