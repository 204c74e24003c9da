import type { ActivityCode, WorkerActivity } from './activity.ts';
import { databricksJob } from './databricks-job.ts';
import { databricksSql } from './databricks-sql.ts';
import { exec } from './exec.ts';
import { httpRequest } from './http-request.ts';
import { lineRun } from './line-run.ts';
import { python } from './python.ts';
import { shell } from './shell.ts';
import { wait } from './wait.ts';

/** By the name of the activity that the library declares with `runs builtin`. */
const ACTIVITIES: ReadonlyMap<string, ActivityCode> = new Map<string, ActivityCode>([
    ['shell', shell],
    ['exec', exec],
    ['python', python],
    ['wait', wait],
    ['line.run', lineRun],
    ['http.request', httpRequest],
    ['databricks.notebook', inWorker(async () => (await import('./databricks-notebook.ts')).runNotebook)],
    ['databricks.job', databricksJob],
    ['databricks.sql', databricksSql],
    ['sql.query', inWorker(async () => (await import('./sql-query.ts')).runSqlQuery)],
    ['sql.script', inWorker(async () => (await import('./sql-query.ts')).runSqlQuery)],
    ['check.sql', inWorker(async () => (await import('./check-sql.ts')).checkSql)],
    ['export.file', inWorker(async () => (await import('./export-file.ts')).exportFile)],
    ['ingest.database', inWorker(async () => (await import('./ingest-database.ts')).ingestDatabase)],
    ['email.send', inWorker(async () => (await import('./email-send.ts')).sendEmail)],
    ['ingest.file', inWorker(async () => (await import('./ingest-file.ts')).ingestFile)],
]);

/** @returns the code of a built-in activity, or undefined where this version has none of that name */
export function activityCode(builtin: string): ActivityCode | undefined {
    return ACTIVITIES.get(builtin);
}

/** Loads the code, and the database drivers with it, in the worker alone: the runner itself stays small. */
function inWorker(load: () => Promise<WorkerActivity['run']>): WorkerActivity {
    return { kind: 'worker', run: async (inputs, context) => (await load())(inputs, context) };
}
