import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** Looks at a page for what keeps people out of it. */
export class Axe {
    readonly #source: string;

    private constructor(source: string) {
        this.#source = source;
    }

    static async load(): Promise<Axe> {
        return new Axe(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    }

    /** What is serious or critical, in words. */
    async violations(page: Page): Promise<readonly string[]> {
        await page.evaluate(this.#source);
        const { violations } = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
        return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${String(target)}: ${failureSummary}`));
    }
}
