/** What a notebook does with Spark and with the Python package duckdb: run where they are installed, for they are large. `PLINE_TEST_PYTHON` names the Python that has them. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { cells, runNotebook } from './notebook/run.fixture.ts';

const interpreter = process.env['PLINE_TEST_PYTHON'] ?? 'python3';
const has = (module: string): boolean => spawnSync(interpreter, ['-c', `import importlib.util, sys; sys.exit(importlib.util.find_spec("${module}") is None)`]).status === 0;
const hasSpark = has('pyspark') && spawnSync('java', ['-version']).status === 0;

test.runIf(hasSpark)('spark, %sql cells and what they give to the cells after them', { timeout: 120_000 }, async () => {
    const text = cells(
        'spark.createDataFrame([(1, "a"), (2, "b")], ["id", "name"]).createOrReplaceTempView("orders")', '# MAGIC %sql\n# MAGIC select count(*) as orders, max(name) as last from orders;',
        'row = _sqldf.first()\ndbutils.notebook.exit(f\'{{"orders": {row.orders}, "last": "{row.last}"}}\')',
    );
    const { answer, printed } = await runNotebook('report.py', text, { interpreter });
    expect(answer).toEqual({ type: 'succeeded', outputs: { orders: 2, last: 'b', result: '{"orders": 2, "last": "b"}' } });
    expect(printed).toMatch(/\|orders\|last\|\n\+-+\+-+\+\n\| +2\| +b\|/);
});

test.runIf(hasSpark)('a statement that Spark refuses names its cell', { timeout: 120_000 }, async () => {
    const { answer } = await runNotebook('report.py', cells('x = 1', '# MAGIC %sql select * from nowhere'), { interpreter });
    expect(answer).toMatchObject({ type: 'failed', message: expect.stringMatching(/^In report\.py, cell 2 failed: .*TABLE_OR_VIEW_NOT_FOUND/s) });
});

test.runIf(has('duckdb') && !has('pyspark'))('%sql cells run on DuckDB where there is no Spark', async () => {
    const { answer, printed } = await runNotebook('report.py', cells('# MAGIC %sql select 6 * 7 as answer', 'dbutils.notebook.exit(_sqldf.fetchone()[0])'), { interpreter });
    expect(answer).toEqual({ type: 'succeeded', outputs: { result: '42' } });
    expect(printed).toContain('answer');
});

test.runIf(!has('duckdb') && !has('pyspark'))('without both, a %sql cell says what to install', async () => {
    const { answer } = await runNotebook('report.py', cells('# MAGIC %sql select 1'), { interpreter });
    expect(answer).toMatchObject({ type: 'failed', message: expect.stringContaining('A %sql cell takes pyspark or duckdb, and neither is installed') });
});
