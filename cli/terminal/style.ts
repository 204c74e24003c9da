import { styleText } from 'node:util';

type Format = Parameters<typeof styleText>[0];

/** Colours a text, where the stream shows colours. */
export type Style = (format: Format, text: string) => string;

/** @returns the stream's style: plain where it is not a terminal or `NO_COLOR` is set, coloured with `FORCE_COLOR` */
export function styleOf(stream: NodeJS.WriteStream): Style {
    return (format, text) => styleText(format, text, { stream });
}

/** No colour at all. */
export const plain: Style = (_format, text) => text;
