import type { Outputs } from '../../protocol/journal.ts';
import { ActivityError, type ActivityContext, type Inputs } from './activity.ts';
import { parseExpectation } from './check/expectation.ts';
import { choice, optionalText, requiredText } from './inputs.ts';
import type { StatementResult } from './sql/session.ts';
import { previewLines } from './sql/preview.ts';
import { runSql } from './sql-query.ts';

/** `check.sql`: compares what a query finds with what is expected. */
export async function checkSql(inputs: Inputs, context: ActivityContext): Promise<Outputs> {
    const expected = requiredText(inputs, 'expect');
    const tolerance = optionalText(inputs, 'tolerance');
    const expectation = parseExpectation(expected, tolerance);
    const measure = choice(inputs, 'measure', ['value', 'rows']);
    const otherwise = choice(inputs, 'otherwise', ['fail', 'warn']);
    const result = await runSql(inputs, context);
    const value = measure === 'rows' ? result.rows : valueOf(result);
    const passed = expectation.holds(value);
    const finding = `The ${measure === 'rows' ? 'number of rows' : 'value'} is ${value}, and ${expected}${tolerance === undefined ? '' : ` (tolerance ${tolerance})`} is expected`;
    if (!passed && measure === 'rows') previewLines(result).forEach((line) => context.log(line));
    if (!passed && otherwise === 'fail') throw new ActivityError(`${finding}.`);
    context.log(passed ? `Passed. ${finding}.` : `Warning: ${finding}.`);
    return { value, passed };
}

function valueOf({ rows, columns, preview }: StatementResult): number {
    const value = preview[0]?.[0];
    if (rows !== 1 || columns.length === 0) throw new ActivityError(`The query returned ${rows} rows of ${columns.length} columns, and a check needs one value: select a single one, as in select count(*) …, or set measure: "rows".`);
    const number = typeof value === 'boolean' ? Number(value) : value === null || value === '' ? Number.NaN : Number(value);
    if (Number.isNaN(number)) throw new ActivityError(`The query returned ${JSON.stringify(value)}, which is no number to compare: select a number, with coalesce(…, 0) where there may be none.`);
    return number;
}
