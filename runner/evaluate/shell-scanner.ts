/** Where in a POSIX shell's text one stands: what a reference to a variable must look like there. */
export type ShellContext = 'plain' | 'single' | 'double' | 'comment' | 'arithmetic' | 'heredoc' | 'raw-heredoc';

interface Frame {
    readonly context: ShellContext;
    /** What ends the frame, for `$(…)`, `(…)`, `` `…` `` and `$((…))`. */
    readonly close?: ')' | '))' | '`';
}

interface HereDocument {
    readonly delimiter: string;
    readonly indented: boolean;
    readonly raw: boolean;
}

const HERE_DOCUMENT = /<<(-?)[ \t]*(?:'([^'\n]*)'|"([^"\n]*)"|\\([^\s;&|<>()'"]+)|([^\s;&|<>()'"]+))/y;
const WORD_START = /[\s;&|()]/;

/** Follows the quoting of a shell text, piece by piece. It need not understand the shell: a wrong guess misquotes a value, but never makes it code. */
export class ShellScanner {
    private readonly frames: Frame[] = [{ context: 'plain' }];
    private readonly announced: HereDocument[] = [];
    private document: HereDocument | undefined;
    private documentLine = '';
    private previous = '\n';
    /** A backslash was the last character: what follows it is quoted by it. */
    escaped = false;

    get context(): ShellContext {
        return this.frames.at(-1)!.context;
    }

    /** Reads on through a piece of the text. */
    feed(text: string): void {
        for (let at = 0; at < text.length;) {
            const inDocument = this.document !== undefined;
            const length = this.escaped ? this.passEscaped() : this.advance(text, at);
            if (inDocument) this.followDocument(text.slice(at, at + length));
            this.previous = text[at + length - 1]!;
            at += length;
        }
    }

    /** Tells that a value stands here. */
    passValue(): void {
        this.previous = 'x';
        this.documentLine += '\0';
    }

    private passEscaped(): number {
        this.escaped = false;
        return 1;
    }

    /** Takes the next token in. @returns its length */
    private advance(text: string, at: number): number {
        const { context } = this;
        const character = text[at]!;
        if (context === 'raw-heredoc') return 1;
        if (context === 'single') return character === "'" ? this.pop() : 1;
        if (context === 'comment') {
            if (character === '\n') this.pop();
            return character === '\n' ? this.advance(text, at) : 1;
        }
        if (character === '\\') {
            this.escaped = true;
            return 1;
        }
        return this.substitution(text, at) ?? (context === 'heredoc' ? 1 : this.quoting(text, at));
    }

    /** `$(…)`, `$((…))` and `` `…` ``, which work in every context that is left. */
    private substitution(text: string, at: number): number | undefined {
        if (text.startsWith('$((', at)) return this.push({ context: 'arithmetic', close: '))' }, 3);
        if (text.startsWith('$(', at)) return this.push({ context: 'plain', close: ')' }, 2);
        if (text[at] !== '`') return undefined;
        return this.frames.at(-1)!.close === '`' ? this.pop() : this.push({ context: 'plain', close: '`' }, 1);
    }

    private quoting(text: string, at: number): number {
        const { context, close } = this.frames.at(-1)!;
        const character = text[at]!;
        if (character === '"') return context === 'double' ? this.pop() : this.push({ context: 'double' }, 1);
        if (context === 'double') return 1;
        if (close !== undefined && close !== '`' && text.startsWith(close, at)) return this.pop(close.length);
        if (context === 'arithmetic') return character === '(' ? this.push({ context, close: ')' }, 1) : 1;
        return this.plain(text, at);
    }

    private plain(text: string, at: number): number {
        switch (text[at]) {
            case "'": return this.push({ context: 'single' }, 1);
            case '#': return WORD_START.test(this.previous) ? this.push({ context: 'comment' }, 1) : 1;
            case '(': return text.startsWith('((', at) ? this.push({ context: 'arithmetic', close: '))' }, 2) : this.push({ context: 'plain', close: ')' }, 1);
            case '<': return this.redirection(text, at);
            case '\n': return this.openDocument();
            default: return 1;
        }
    }

    private redirection(text: string, at: number): number {
        if (text.startsWith('<<<', at)) return 3;
        HERE_DOCUMENT.lastIndex = at;
        const match = HERE_DOCUMENT.exec(text);
        if (match === null) return 1;
        const [whole, dash, single, double, escaped, bare] = match;
        const quoted = single ?? double ?? escaped;
        this.announced.push({ delimiter: quoted ?? bare!, indented: dash === '-', raw: quoted !== undefined });
        return whole.length;
    }

    private openDocument(): number {
        const next = this.announced.shift();
        if (next === undefined) return 1;
        this.push({ context: next.raw ? 'raw-heredoc' : 'heredoc' }, 1);
        this.document = next;
        this.documentLine = '';
        return 1;
    }

    /** Watches for the line that is the delimiter and nothing else. */
    private followDocument(token: string): void {
        const { delimiter, indented } = this.document!;
        if (!token.endsWith('\n')) {
            this.documentLine += token;
            return;
        }
        const line = indented ? this.documentLine.replace(/^\t+/, '') : this.documentLine;
        this.documentLine = '';
        if (line === delimiter) {
            this.document = undefined;
            this.pop();
            this.openDocument();
        }
    }

    private push(frame: Frame, length: number): number {
        this.frames.push(frame);
        return length;
    }

    private pop(length = 1): number {
        if (this.frames.length > 1) this.frames.pop();
        return length;
    }
}
