import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitStatements } from './statements.ts';

const texts = (sql: string): readonly string[] => splitStatements(sql).map(({ text }) => text);

test.each<[string, string, readonly string[]]>([
    ['two statements', 'select 1; select 2', ['select 1', 'select 2']],
    ['nothing', ' ; ;\n-- only a comment\n;', []],
    ['semicolons in texts and names', `select ';' || ''';' as "a;b"; select 2`, [`select ';' || ''';' as "a;b"`, 'select 2']],
    ['semicolons in comments', 'select 1 -- a;b\n+ 1 /* ; */; select 2', ['select 1 -- a;b\n+ 1', 'select 2']],
    ['dollar quotes', 'select $$;$$, $f$ $$ ; $f$; select 2', ['select $$;$$, $f$ $$ ; $f$', 'select 2']],
    ['an escaped quote', String.raw`select E'\';'; select 2`, [String.raw`select E'\';'`, 'select 2']],
    ['a trigger', 'create trigger t after insert on a begin update b set x = case when 1 then 2 end; delete from c; end; select 2',
        ['create trigger t after insert on a begin update b set x = case when 1 then 2 end; delete from c; end', 'select 2']],
    ['a function in plain SQL', 'create or replace function f() returns int begin atomic select 1; select 2; end; select 3',
        ['create or replace function f() returns int begin atomic select 1; select 2; end', 'select 3']],
    ['a transaction', 'begin; select 1; end', ['begin', 'select 1', 'end']],
])('splits %s', (_, sql, expected) => {
    expect(texts(sql)).toEqual(expected);
});

test('tells the line that each statement starts at', () => {
    expect(splitStatements('select 1;\n\n-- two\nselect 2').map(({ line }) => line)).toEqual([1, 4]);
});

test('finds parameters where SQL has them, and only there', () => {
    const [statement] = splitStatements(`select $a, '$b', "$c", a$d, $$ $e $$, $1 -- $f\n where $a = $g`);
    expect(statement?.parameters.map(({ name, start, end }) => [name, statement.text.slice(start, end)])).toEqual([['a', '$a'], ['a', '$a'], ['g', '$g']]);
});

test('whatever stands in quotes, statements come out as they went in', () => {
    const quoted = fc.oneof(
        fc.string().map((text) => `'${text.replaceAll("'", "''")}'`),
        fc.string().map((text) => `"${text.replaceAll('"', '""')}"`),
        fc.string().filter((text) => !text.includes('$')).map((text) => `$q$${text}$q$`),
        fc.string().filter((text) => !text.includes('*')).map((text) => `1 /*${text}*/ + 1`),
    );
    const statement = fc.array(quoted, { minLength: 1 }).map((parts) => `select ${parts.join(', ')}`);
    fc.assert(fc.property(fc.array(statement), (statements) => {
        expect(texts(statements.join(' ;\n'))).toEqual(statements);
    }));
});

test('unfinished SQL is one statement, for the database to refuse', () => {
    fc.assert(fc.property(fc.constantFrom("'", '"', '$$', '/*', "e'"), fc.string().filter((text) => !/['"$*]/.test(text)), (open, rest) => {
        expect(texts(`select ${open}${rest}`).length).toBe(1);
    }));
});

test('MySQL has backslashes in texts, comments after #, and blocks that end with their own word', () => {
    const texts = (sql: string): readonly string[] => splitStatements(sql, 'mysql').map(({ text }) => text);
    expect(texts(String.raw`select 'it\'s; $a', "\";"; # a; b
        select 2`)).toEqual([String.raw`select 'it\'s; $a', "\";"`, 'select 2']);
    const procedure = `create procedure p(n int) begin
        if n > 1 then set n = 1; end if; while n > 0 do set n = n - 1; end while;
        case n when 1 then select 1; else select 2; end case; select case n when 1 then 2 end;
    end`;
    expect(texts(`${procedure}; call p(1)`)).toEqual([procedure, 'call p(1)']);
});
