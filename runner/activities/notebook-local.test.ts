import { expect, test } from 'vitest';
import { cells, runNotebook as run } from './notebook/run.fixture.ts';

test('cells share their names, read widgets, print to the log, and what they exit with is the output', async () => {
    const text = cells('dbutils.widgets.text("day", "never")\ndbutils.widgets.text("mode", "full")', 'x = dbutils.widgets.get("day") + dbutils.widgets.get("mode")\nx', '# MAGIC %sh echo "from $0"', 'import json\ndbutils.notebook.exit(json.dumps({"rows": 7}))', 'raise SystemExit("not reached")');
    const { answer, printed } = await run('report.py', text, { parameters: { day: '2026-01-31' } });
    expect(answer).toEqual({ type: 'succeeded', outputs: { rows: 7, result: '{"rows": 7}' } });
    expect(printed).toBe(`-- cell 1\n-- cell 2\n'2026-01-31full'\n-- cell 3\nfrom sh\n-- cell 4\n`);
});

test('a cell that fails is named, with the line in it', async () => {
    const { answer, printed } = await run('report.py', cells('x = 0', '# DBTITLE 1,Divide\ny = 1\ny / x', 'print("not reached")'));
    expect(answer).toEqual({ type: 'failed', message: 'In report.py, cell 2 (Divide) failed: ZeroDivisionError: division by zero' });
    expect(printed).toMatch(/File "<cell 2 \(Divide\)>", line 2, in <module>\s+y \/ x/);
    expect(printed).not.toContain('not reached');
});

test('a Jupyter notebook runs too, and a Python that dies is told', async () => {
    const notebook = (source: string): string => JSON.stringify({ cells: [{ cell_type: 'code', source }] });
    expect((await run('n.ipynb', notebook('6 * 7'))).printed).toBe('-- cell 1\n42\n');
    expect((await run('n.ipynb', notebook('import os\nos._exit(3)'))).answer).toEqual({ type: 'failed', message: 'In n.ipynb, Python failed: it ended with 3 before it was done' });
});

test('what is not there is told', async () => {
    expect((await run('n.py', '', { notebook: 'no.py' })).answer).toMatchObject({ type: 'failed', message: expect.stringMatching(/The notebook .*no\.py cannot be read.*set "connection"/) });
    expect((await run('n.py', 'x = 1', { interpreter: 'no-python' })).answer).toMatchObject({ message: expect.stringMatching(/Python cannot be started as no-python.*"interpreter"/) });
    expect((await run('n.py', 'dbutils.widgets.get("day")')).answer).toMatchObject({ message: expect.stringMatching(/There is no widget day: set it in the task's parameters/) });
});
