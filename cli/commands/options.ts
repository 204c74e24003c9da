import { InvalidArgumentError } from 'commander';

/** Collects `--param name=value`, which may be given more than once. */
export function param(text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
    const at = text.indexOf('=');
    if (at <= 0) throw new InvalidArgumentError('Write name=value, such as day=2026-01-31.');
    const name = text.slice(0, at);
    if (name in before) throw new InvalidArgumentError(`"${name}" is given twice.`);
    return { ...before, [name]: text.slice(at + 1) };
}

/** Collects `--pool name=number`, which may be given more than once. */
export function pool(text: string, before: Readonly<Record<string, number>> = {}): Record<string, number> {
    const [, name, size] = /^(.+)=([1-9]\d*)$/.exec(text) ?? [];
    if (name === undefined) throw new InvalidArgumentError('Write name=number, with a number from 1 up, such as heavy=2.');
    return { ...before, [name]: Number(size) };
}

/** Collects an option that may be given more than once. */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
    return [...before, text];
}

export function positiveInteger(text: string): number {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < 1) throw new InvalidArgumentError('Write a whole number from 1 up.');
    return value;
}

const MILLISECONDS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** @returns milliseconds of a duration as the language writes it */
export function durationOption(text: string): number {
    const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text) ?? [];
    if (amount === undefined || unit === undefined) throw new InvalidArgumentError('Write a duration such as 500ms, 10s or 2m.');
    return Number(amount) * MILLISECONDS[unit as keyof typeof MILLISECONDS];
}

const MOST_SPACES = 16;

/** @returns one step of indentation */
export function indentOption(text: string): string {
    if (text === 'tab') return '\t';
    const width = Number(text);
    if (!/^\d+$/.test(text) || width < 1 || width > MOST_SPACES) throw new InvalidArgumentError(`Write a number of spaces from 1 to ${MOST_SPACES}, or "tab".`);
    return ' '.repeat(width);
}
