/** @returns the first sentence of a description, on one line: enough for a list */
export function firstSentence(markdown: string): string {
    const [paragraph = ''] = markdown.split(/\n\s*\n/, 1);
    return (/^.*?\.(?=\s|$)/s.exec(paragraph)?.[0] ?? paragraph).replaceAll('\n', ' ');
}
