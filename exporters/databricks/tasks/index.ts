import { notebookTask } from './notebook.ts';
import { pythonTask } from './python.ts';
import { runJobTask } from './run-job.ts';
import { sqlTask } from './sql.ts';
import type { Translate } from './translate.ts';

/** The built-in activities that Databricks can do, by name. */
export const TRANSLATIONS: Readonly<Record<string, Translate>> = {
    'databricks.job': runJobTask, 'databricks.notebook': notebookTask, 'databricks.sql': sqlTask, python: pythonTask,
};

/** What to do about the others. */
export const INSTEAD: Readonly<Record<string, string>> = {
    'sql.query': 'Use databricks.sql, on a SQL warehouse.', 'sql.script': 'Use databricks.sql, on a SQL warehouse.', 'check.sql': 'Use databricks.sql, with a statement that fails: raise_error(…).',
    shell: 'Use python, or a notebook with a cell of %sh.', exec: 'Use python, or a notebook.', wait: 'Use python: time.sleep(…).',
};
