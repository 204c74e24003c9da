/** @returns the text as it stands in XML, as content or inside double quotes; characters that XML cannot hold become U+FFFD */
export function escapeXml(text: string): string {
    return text
        // oxlint-disable-next-line no-control-regex -- those are what XML forbids
        .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
        .toWellFormed()
        .replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}

/**
 * Cuts a text to a width. SVG neither cuts nor measures, so widths are estimated: a little more than most fonts need.
 * @param width in pixels
 * @param size the font's size in pixels
 */
export function fitted(text: string, width: number, size: number): string {
    const characters = [...text];
    if (textWidth(text, size) <= width) return text;
    let room = width - size;
    const end = characters.findIndex((character) => (room -= advance(character) * size) < 0);
    return `${characters.slice(0, end).join('').trimEnd()}…`;
}

/** @returns the estimated width in pixels */
export function textWidth(text: string, size: number): number {
    return [...text].reduce((sum, character) => sum + advance(character) * size, 0);
}

/** In ems. */
function advance(character: string): number {
    if (character.codePointAt(0)! >= 0x1100) return 1;
    if (/[ijlt.,:;'|!()[\] f]/.test(character)) return 0.34;
    if (/[A-Zmw@%]/.test(character)) return 0.74;
    return 0.57;
}
