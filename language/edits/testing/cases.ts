/** A situation, a wish, and what the files become; all written in the language. */
export interface ActionCase {
    readonly title: string;
    /** The comment that the case begins with. */
    readonly wish: string;
    /** Texts by file name. */
    readonly before: Readonly<Record<string, string>>;
    /** Those that change. */
    readonly after: Readonly<Record<string, string>>;
}

/**
 * Reads cases, each headed by `// === title`: a wish in a comment, then the text of `main.pline`.
 * `// --- file NAME` begins another file, `// --- after` what `main.pline` becomes, `// --- after NAME` what another one does.
 */
export function readCases(source: string): ActionCase[] {
    return source.split(/^\/\/ === /m).slice(1).map((part) => {
        const [title = '', wish = '', ...lines] = part.split('\n');
        const files = { before: {} as Record<string, string>, after: {} as Record<string, string> };
        for (const section of `// --- file main.pline\n${lines.join('\n')}`.split(/^\/\/ --- /m).slice(1)) {
            const head = section.slice(0, section.indexOf('\n'));
            const [, kind, name = 'main.pline'] = /^(file|after)(?: (\S+))?$/.exec(head) ?? [];
            if (kind === undefined) throw new Error(`"${head}" begins no file`);
            files[kind === 'file' ? 'before' : 'after'][name] = section.slice(head.length + 1);
        }
        return { title, wish: wish.replace('// ', ''), ...files };
    });
}
