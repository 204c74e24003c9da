import { QuickInputButtons, window, type QuickInput, type QuickPickItem } from 'vscode';
import type { Answer, StepFrame } from './steps.ts';

export interface TextQuestion {
    readonly prompt: string;
    readonly value?: string;
    readonly placeholder?: string;
    /** What is wrong with a text, for the person who types it. */
    problem?(text: string): string | undefined;
}

/** Asks for a text, which cannot be given while there is a problem with it. */
export function askText(frame: StepFrame, { prompt, value = '', placeholder, problem = () => undefined }: TextQuestion): Promise<Answer<string>> {
    const input = window.createInputBox();
    Object.assign(input, { prompt, value, placeholder });
    // An empty box is not wrong before anything was typed; accepting it is.
    const check = (text: string): void => { input.validationMessage = problem(text.trim()); };
    input.onDidChangeValue(check);
    return ask(frame, input, (give) => input.onDidAccept(() => {
        check(input.value);
        if (input.validationMessage === undefined) give(input.value.trim());
    }));
}

export interface Choice<T> extends QuickPickItem {
    readonly value: T;
}

/** Asks for one of the choices. */
export function askChoice<T>(frame: StepFrame, placeholder: string, choices: readonly Choice<T>[]): Promise<Answer<T>> {
    const pick = window.createQuickPick<Choice<T>>();
    Object.assign(pick, { placeholder, items: choices, matchOnDescription: true, matchOnDetail: true });
    return ask(frame, pick, (give) => pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (chosen !== undefined) give(chosen.value);
    }));
}

/** Asks for any number of the choices, none included; those that are `picked` are chosen at first. */
export function askChoices<T>(frame: StepFrame, placeholder: string, choices: readonly Choice<T>[]): Promise<Answer<readonly T[]>> {
    const pick = window.createQuickPick<Choice<T>>();
    Object.assign(pick, { placeholder, items: choices, canSelectMany: true, matchOnDescription: true, selectedItems: choices.filter(({ picked }) => picked) });
    return ask(frame, pick, (give) => pick.onDidAccept(() => give(pick.selectedItems.map(({ value }) => value))));
}

async function ask<T>({ title, step, totalSteps }: StepFrame, input: QuickInput & Buttons, listen: (give: (value: T) => void) => void): Promise<Answer<T>> {
    const { promise, resolve } = Promise.withResolvers<Answer<T>>();
    Object.assign(input, { title, ignoreFocusOut: true, ...(totalSteps > 1 && { step, totalSteps }) });
    if (step > 1) input.buttons = [QuickInputButtons.Back];
    listen((value) => resolve({ kind: 'next', value }));
    input.onDidTriggerButton(() => resolve({ kind: 'back' }));
    input.onDidHide(() => resolve({ kind: 'cancel' }));
    input.show();
    try {
        return await promise;
    } finally {
        input.dispose();
    }
}

/** What input boxes and picks share beyond `QuickInput`. */
interface Buttons {
    buttons: readonly (typeof QuickInputButtons.Back)[];
    onDidTriggerButton(listener: () => void): unknown;
}
