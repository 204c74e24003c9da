import { stripVTControlCharacters } from 'node:util';

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;

/** @returns a text from a file or a task without anything that would steer the terminal; line breaks and tabs stay */
export function printable(text: string): string {
    return stripVTControlCharacters(text).replaceAll('\r\n', '\n').replaceAll(CONTROL, '');
}
