import { expect, test } from 'vitest';
import { cellsOf } from './cells.ts';

test('a notebook in the vendor\'s source format is split at its separators', () => {
    const text = [
        '# Databricks notebook source', '# MAGIC %md', '# MAGIC # A title', '', '# COMMAND ----------', '', '# DBTITLE 1,Read', 'x = 1', 'print(x)', '', '# COMMAND ----------', '',
        '# MAGIC %sql', '# MAGIC select 1', '# MAGIC   as one', '', '# COMMAND ----------', '', '# MAGIC %sh echo hi', '', '# COMMAND ----------', '', '# a comment', '',
    ].join('\r\n');
    expect(cellsOf('n.py', text)).toEqual([
        { number: 2, title: 'Read', language: 'python', code: 'x = 1\nprint(x)' },
        { number: 3, language: 'sql', code: 'select 1\n  as one' },
        { number: 4, language: 'sh', code: 'echo hi' },
        { number: 5, language: 'python', code: '# a comment' },
    ]);
});

test('a Jupyter notebook has its cells in JSON', () => {
    const cells = [{ cell_type: 'markdown', source: ['# A title'] }, { cell_type: 'code', source: ['x = 1\n', 'x'] }, { cell_type: 'code', source: '%%sql' }];
    expect(cellsOf('n.ipynb', JSON.stringify({ cells: cells.slice(0, 2) }))).toEqual([{ number: 2, language: 'python', code: 'x = 1\nx' }]);
    expect(() => cellsOf('n.ipynb', 'x')).toThrow(/n\.ipynb is no notebook/);
});

test('a language that does not run here is named with its cell', () => {
    expect(() => cellsOf('n.py', '# MAGIC %scala\n# MAGIC val x = 1')).toThrow(/^Cell 1 starts with %scala, which runs in a workspace only/);
});
