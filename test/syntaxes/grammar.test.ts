import { globSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { createTokenizer, type Tokens } from './tokenizer.ts';

let tokenize: (text: string) => Tokens;
beforeAll(async () => { tokenize = await createTokenizer(); });

/** The scopes of the first token that is this text, less the grammar's own. */
function scopesOf(text: string, word: string): readonly string[] {
    const token = tokenize(text).lines.flat().find((each) => each.text.trim() === word);
    if (token === undefined) throw new Error(`There is no token "${word}".`);
    return token.scopes;
}

describe('what a word is', () => {
    test.each([
        ['import "a.pline"', 'import', 'keyword.control.import.pline'],
        ['environments dev, prod', 'prod', 'entity.name.type.environment.pline'],
        ['config lake: "lake.duckdb"', 'lake', 'entity.name.variable.config.pline'],
        ['connection crm: postgres {', 'postgres', 'support.type.connector.pline'],
        ['defaults ingest.database {', 'ingest.database', 'entity.name.type.activity.pline'],
        ['group raw "Raw zone" {', 'raw', 'entity.name.namespace.group.pline'],
        ['line nightly "Nightly load" {', 'nightly', 'entity.name.class.line.pline'],
        ['  task orders uses ingest.database in raw {', 'orders', 'entity.name.function.task.pline'],
        ['  task orders uses ingest.database in raw {', 'ingest.database', 'entity.name.type.activity.pline'],
        ['  task orders uses ingest.database in raw {', 'raw', 'entity.name.namespace.group.pline'],
        ['    after orders, finance.close on failure', 'after', 'keyword.control.pline'],
        ['    after orders, finance.close on failure', 'failure', 'constant.language.condition.pline'],
        ['    run if any', 'any', 'constant.language.rule.pline'],
        ['  schedule "0 2 * * *" timezone "Europe/Berlin"', 'timezone', 'keyword.control.pline'],
        ['  param day: string = "x"', 'day', 'variable.parameter.pline'],
        ['activity spark.submit {', 'spark.submit', 'entity.name.type.activity.pline'],
        ['  jar: path required', 'path', 'support.type.pline'],
        ['  jar: path required', 'required', 'storage.modifier.pline'],
        ['  retries: integer(0..) = 0', 'integer', 'support.type.pline'],
        ['  tags: list of string', 'string', 'support.type.pline'],
        ['  requires one of table, query', 'of', 'keyword.control.pline'],
        ['  runs builtin', 'builtin', 'keyword.control.pline'],
        ['  user: env("CRM_USER")', 'env', 'support.function.pline'],
        ['  timeout: 30s', '30', 'constant.numeric.duration.pline'],
        ['  enabled: false', 'false', 'constant.language.boolean.pline'],
        ['  // note', 'note', 'comment.line.double-slash.pline'],
        ['/** Doc. */', 'Doc.', 'comment.block.documentation.pline'],
    ])('%s: %s', (text, word, scope) => {
        expect(scopesOf(text, word)).toContain(scope);
    });

    test.each(['run', 'line', 'schedule', 'on', 'task', 'after', 'required', 'in'])('a property may be called %s', (name) => {
        expect(scopesOf(`    ${name}: "x"`, name)).toEqual(['source.pline', 'variable.other.property.pline']);
    });
});

describe('strings', () => {
    test('hold placeholders', () => {
        expect(scopesOf('host: "<<crm.host>>"', 'crm')).toEqual(['source.pline', 'string.quoted.double.pline', 'meta.template.expression.pline', 'variable.other.readwrite.pline']);
    });

    test.each(['cat << EOF', String.raw`\\<<name`])('show no placeholder in %s', (text) => {
        expect(tokenize(`"${text}"`).lines.flat().flatMap(({ scopes }) => scopes)).not.toContain('variable.other.readwrite.pline');
    });

    test('end with their line when they are not closed', () => {
        expect(tokenize('host: "open\nport: 5').closed).toBe(true);
    });
});

describe('embedded languages', () => {
    test.each([['sql', 'select', 'sql'], ['query', 'select', 'sql'], ['code', 'import', 'python'], ['command', 'echo', 'shell']])('%s', (property, word, language) => {
        for (const text of [`${property}: """\n  ${word} 1\n"""`, `${property}: """${word} 1"""`]) {
            expect(scopesOf(text, word)).toEqual(expect.arrayContaining([expect.stringContaining(`meta.embedded.block.${language}.pline`), `keyword.source.${language}`]));
        }
    });

    test.each([['sql', 'select', 'sql'], ['query', 'select', 'sql'], ['code', 'import', 'python'], ['command', 'echo', 'shell']])('%s in one line, with its escapes', (property, word, language) => {
        const text = String.raw`${property}: "${word} \"a\" '\t <<day>>'"`;
        expect(scopesOf(text, word)).toEqual(['source.pline', `meta.embedded.line.${language}.pline`, `keyword.source.${language}`]);
        expect(scopesOf(text, String.raw`\t`)).toContain('constant.character.escape.pline');
        expect(scopesOf(text, 'day')).toContain('meta.template.expression.pline');
        expect(tokenize(`${text}\nretries: 5`).lines[1]?.[0]?.scopes).toEqual(['source.pline', 'variable.other.property.pline']);
    });

    test.each(['code: "DE"', 'query: "orders"', 'command: ["echo", "a b"]'])('a value that only has the name of one: %s', (text) => {
        expect(tokenize(text).lines.flat().flatMap(({ scopes }) => scopes).filter((scope) => scope.startsWith('meta.embedded'))).toEqual([]);
    });

    test('show placeholders, inside their own strings too', () => {
        for (const quote of ["'", '"']) expect(scopesOf(`sql: """\n  select ${quote}at <<day>>${quote} -- it's\n  import\n"""`, 'day')).toEqual(expect.arrayContaining(['meta.template.expression.pline']));
    });

    test('go up to closing quotes in the same line, past other quotes', () => {
        expect(scopesOf('sql: """\n  select 1\n  import "a" echo"""\nretries: 5', 'echo')).toContain('keyword.source.sql');
    });

    test('a here-document of a shell ends where its word stands, however it is indented', () => {
        const text = `command: """\n  cat <<END >a; import\n  select <<day>>\n  END\n  echo '2 << b' <<< c\n  echo <<day>>\n"""`;
        const lines = tokenize(text).lines;
        const hereDocument = (line: number): boolean => lines[line]!.some(({ scopes }) => scopes.includes('string.unquoted.heredoc.shell'));
        expect([1, 2, 3, 4, 5].map(hereDocument)).toEqual([false, true, false, false, false]);
        expect(scopesOf(text, 'import')).toContain('keyword.source.shell');
        expect(scopesOf(text, 'day')).toContain('meta.template.expression.pline');
    });

    test('never run over the closing quotes', () => {
        const { lines, closed } = tokenize(`sql: """\n  select 'open\n"""\nretries: 5`);
        expect(closed).toBe(true);
        expect(lines[3]?.[0]?.scopes).toEqual(['source.pline', 'variable.other.property.pline']);
    });
});

test.each(globSync('{language/library,examples}/**/*.pline').sort())('%s is closed, and nothing in it is invalid', (path) => {
    const { lines, closed } = tokenize(readFileSync(path, 'utf8'));
    expect(closed).toBe(true);
    expect(lines.flat().filter(({ scopes }) => scopes.some((scope) => scope.startsWith('invalid')))).toEqual([]);
});
