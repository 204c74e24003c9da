import type { Place } from './place.ts';
import type { Token } from './tokens.ts';

const WORD = /^[_a-zA-Z]\w*$/;
/** Words that begin something at the top of a file. */
const DECLARATIONS = new Set(['import', 'environments', 'config', 'connection', 'defaults', 'group', 'line', 'activity', 'connector', 'every']);
/** Enough to see that nothing but white space stands in front of a word. */
const MOST_INDENT = 200;
/** Words that begin a statement of a block. */
const STATEMENTS = new Set(['after', 'icon', 'output', 'outputs', 'param', 'requires', 'run', 'runs', 'schedule', 'task']);

/**
 * Goes over tokens, and notes what was expected when it came to the cursor: the first that claims the cursor wins.
 * What stands behind the cursor is read as well, for it tells what is already there.
 */
export class Cursor {
    /** What was expected at the cursor. */
    place: Place | undefined;
    private index = 0;
    private readonly tokens: readonly Token[];
    private readonly cursor: number;
    private readonly text: string;
    /** The cursor stands on another line of text than what is before it. */
    private readonly onNewLine: boolean;

    /**
     * @param cursor the index of the first token behind the cursor
     * @param offset where the word at the cursor begins
     * @param text what the tokens' offsets count in
     */
    constructor(tokens: readonly Token[], cursor: number, offset: number, text: string) {
        this.tokens = tokens;
        this.cursor = cursor;
        this.text = text;
        this.onNewLine = text.slice(tokens[cursor - 1]?.end ?? 0, offset).includes('\n');
    }

    get done(): boolean {
        return this.index >= this.tokens.length;
    }

    /** Claims the cursor, if it is here. */
    at(place: () => Place): void {
        if (this.index === this.cursor) this.place ??= place();
    }

    /** The same where a statement could end as well: on a new line another one is meant. */
    maybe(place: () => Place): void {
        if (!this.onNewLine) this.at(place);
    }

    /** Claims the cursor for what only the writer knows. */
    free(): void {
        this.maybe(() => ({ kind: 'free' }));
    }

    get token(): Token | undefined {
        return this.tokens[this.index];
    }

    get type(): string | undefined {
        return this.token?.type;
    }

    next(): void {
        this.index++;
    }

    /** Steps over a token of one of these types. */
    take(...types: readonly string[]): boolean {
        const taken = this.type !== undefined && types.includes(this.type);
        if (taken) this.next();
        return taken;
    }

    /** Whether a name stands here; keywords are names too, unless something new begins with them. */
    get isName(): boolean {
        return this.token !== undefined && WORD.test(this.token.text) && this.tokens[this.index + 1]?.type !== ':' && !this.isStatement && !this.isDeclaration;
    }

    /** Whether `name:` stands here. */
    get isLabel(): boolean {
        return this.token !== undefined && WORD.test(this.token.text) && this.tokens[this.index + 1]?.type === ':';
    }

    private get isStatement(): boolean {
        return STATEMENTS.has(this.type ?? '') && /(^|\n)[ \t]*$/.test(this.before);
    }

    /** Whether a declaration seems to begin here, though the block around is not closed. */
    get isDeclaration(): boolean {
        return DECLARATIONS.has(this.type ?? '') && !this.isLabel && /(^|\n)$/.test(this.before);
    }

    private get before(): string {
        const start = this.token?.start ?? 0;
        return this.text.slice(Math.max(0, start - MOST_INDENT), start);
    }

    /** Whether the cursor has been passed. */
    get passed(): boolean {
        return this.index > this.cursor;
    }
}
