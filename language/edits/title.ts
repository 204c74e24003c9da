import { escapeText } from '../grammar/values.ts';

/** How a declaration begins: `line nightly "Nightly load"`. */
export function titled(keyword: string, name: string, title: string | undefined): string {
    return title ? `${keyword} ${name} ${quoted(title)}` : `${keyword} ${name}`;
}

/** A title as it is written. */
export function quoted(title: string): string {
    return `"${escapeText(title)}"`;
}
