/** A `$name` in a statement: where it stands in the statement's text. */
export interface ParameterReference {
    readonly name: string;
    readonly start: number;
    readonly end: number;
}

export interface SqlStatement {
    readonly text: string;
    /** Where it starts in the whole text, counted from 1. */
    readonly line: number;
    readonly parameters: readonly ParameterReference[];
}

/** MySQL has comments after `#`, and backslashes in its texts. SQL Server has names in brackets, and batches with `go` between them: what a batch declares is known in all of it. */
export type SqlDialect = 'standard' | 'mysql' | 'sqlserver';

const COMMENTS = String.raw`\s+|--[^\n]*|/\*[\s\S]*?(?:\*/|$)`;
const ESCAPED = (quote: string): string => String.raw`${quote}(?:[^${quote}\\]|\\[\s\S]|${quote}${quote})*(?:${quote}|$)`;
const PLAIN = (quote: string): string => `${quote}(?:[^${quote}]|${quote}${quote})*(?:${quote}|$)`;

const tokenOf = (blank: string, texts: string, end = ';', noParameter = ''): RegExp => new RegExp([
    `(?<blank>${blank})`,
    String.raw`(?<quoted>${texts}|${'`'}[^${'`'}]*(?:${'`'}|$)|\$(?<tag>[A-Za-z_]\w*)?\$[\s\S]*?(?:\$\k<tag>\$|$))`,
    String.raw`(?<parameter>\$${noParameter}[A-Za-z_]\w*)`,
    `(?<end>${end})`,
    String.raw`(?<word>[A-Za-z_][\w$]*)`,
    String.raw`[\s\S]`,
].join('|'), 'gy');

const TOKENS: Readonly<Record<SqlDialect, RegExp>> = {
    standard: tokenOf(COMMENTS, `[eE]${ESCAPED("'")}|${PLAIN("'")}|${PLAIN('"')}`),
    mysql: tokenOf(String.raw`${COMMENTS}|#[^\n]*`, `${ESCAPED("'")}|${ESCAPED('"')}`),
    sqlserver: tokenOf(
        COMMENTS, String.raw`${PLAIN("'")}|${PLAIN('"')}|\[(?:[^\]]|\]\])*(?:\]|$)`,
        String.raw`(?<=(?:^|\n)[ \t]*)[gG][oO](?=[ \t]*(?:\r?\n|$))`, String.raw`(?!(?:action|identity|rowguid|partition)\b)`,
    ),
};

/** @returns how the database behind a connection reads SQL */
export function dialectOf({ connector }: { readonly connector: string }): SqlDialect {
    return connector === 'mysql' || connector === 'sqlserver' ? connector : 'standard';
}

/** Splits SQL at its semicolons: not those in texts, comments, dollar quotes, and the bodies of functions and triggers; that of SQL Server at its `go`. */
export function splitStatements(sql: string, dialect: SqlDialect = 'standard'): readonly SqlStatement[] {
    const statements: SqlStatement[] = [];
    let start = -1;
    let end = 0;
    let parameters: ParameterReference[] = [];
    let body = new BodyDepth();
    const close = (): void => {
        if (start >= 0) statements.push({ text: sql.slice(start, end), line: sql.slice(0, start).split('\n').length, parameters });
        start = -1;
        parameters = [];
        body = new BodyDepth();
    };
    for (const { 0: token, index, groups = {} } of sql.matchAll(TOKENS[dialect])) {
        if (groups['blank']) continue;
        if (groups['end'] && (dialect === 'sqlserver' || !body.inside)) {
            close();
            continue;
        }
        if (start < 0) start = index;
        end = index + token.length;
        if (groups['parameter']) parameters.push({ name: token.slice(1), start: index - start, end: end - start });
        if (groups['word']) body.word(token.toLowerCase());
    }
    close();
    return statements;
}

/** Follows `begin … end` in what creates a function, a procedure or a trigger. */
class BodyDepth {
    #words = 0;
    #creates = false;
    #hasBody = false;
    #depth = 0;
    #afterEnd = false;

    get inside(): boolean {
        return this.#depth > 0;
    }

    word(word: string): void {
        this.#words += 1;
        if (this.#words === 1) this.#creates = word === 'create';
        if (this.#creates && this.#words <= 5 && /^(function|procedure|trigger)$/.test(word)) this.#hasBody = true;
        if (!this.#hasBody) return;
        // `end if` and the like close what is not counted; `end case` closes what is.
        if (this.#afterEnd && /^(if|loop|while|repeat)$/.test(word)) this.#depth += 1;
        else if (word === 'begin' || (word === 'case' && !this.#afterEnd)) this.#depth += 1;
        else if (word === 'end' && this.#depth > 0) this.#depth -= 1;
        this.#afterEnd = word === 'end';
    }
}
