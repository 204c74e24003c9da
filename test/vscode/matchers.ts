/** What is on the screen, or comes onto it within the page's waiting time. */
import { errors, type Locator } from 'playwright-core';
import { expect } from 'vitest';

interface ScreenMatchers {
    /** Waits until the person sees it. */
    toAppear(): Promise<void>;
    /** Waits until the person does not see it any more. */
    toDisappear(): Promise<void>;
}

declare module 'vitest' {
    // oxlint-disable-next-line typescript/no-empty-object-type, typescript/no-unused-vars -- merges into vitest's own
    interface Matchers<T> extends ScreenMatchers {}
}

expect.extend({
    toAppear: (locator: Locator) => comesTo(locator, 'visible'),
    toDisappear: (locator: Locator) => comesTo(locator, 'hidden'),
});

async function comesTo(locator: Locator, state: 'visible' | 'hidden'): Promise<{ pass: boolean; message: () => string }> {
    try {
        await locator.first().waitFor({ state });
        return { pass: true, message: () => `expected not to come to be ${state}` };
    } catch (error) {
        if (!(error instanceof errors.TimeoutError)) throw error;
        return { pass: false, message: () => `expected ${locator.toString()} to come to be ${state}` };
    }
}
