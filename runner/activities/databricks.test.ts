import { expect, test } from 'vitest';
import type { Inputs } from './activity.ts';
import { FakeWorkspace, type Fault } from './databricks/fake-workspace.ts';
import { recordingContext, runActivity, temporaryFolder, type RecordingContext } from './testing.ts';

/** The fake's runs end when they were asked for a few times, so that nothing needs to wait. */
const AT_ONCE = { poll_interval: 1 };
const BUSY: Fault = { status: 429, headers: { 'retry-after': '0' } };
const DOWN: Fault = { status: 503, headers: { 'retry-after': '0' } };

function contextOf(signal?: AbortSignal): RecordingContext {
    return { ...recordingContext(temporaryFolder(), signal), environment: { PLINE_TASK: 'report', PLINE_TASK_RUN: '2026-01-01/report/1' } };
}

const notebook = (workspace: FakeWorkspace, inputs: Inputs = {}, context = contextOf()): ReturnType<typeof runActivity> =>
    runActivity('databricks.notebook', { connection: workspace.connection(), notebook: '/Shared/report', parameters: { day: '2026-01-31' }, ...AT_ONCE, ...inputs }, context);
const job = (workspace: FakeWorkspace, inputs: Inputs = {}, context = contextOf()): ReturnType<typeof runActivity> =>
    runActivity('databricks.job', { connection: workspace.connection(), job: '42', parameters: { day: 'x' }, ...AT_ONCE, ...inputs }, context);
const sql = (workspace: FakeWorkspace, inputs: Inputs = {}, context = contextOf()): ReturnType<typeof runActivity> =>
    runActivity('databricks.sql', { connection: workspace.connection(), warehouse: 'w1', sql: 'select :day', parameters: { day: 'x' }, ...AT_ONCE, ...inputs }, context);

test('a notebook runs once, its exit value is the output, and the log leads to the run', async () => {
    const workspace = await FakeWorkspace.start();
    const context = contextOf();
    const outputs = await notebook(workspace, { cluster: '0101-x' }, context);
    expect(outputs).toEqual({ result: '{"rows": 7}', rows: 7, run_id: '100', url: expect.stringMatching(/\/jobs\/runs\/100$/) });
    expect(workspace.runs.map(({ request }) => request)).toEqual([{
        run_name: 'pline report', idempotency_token: expect.stringMatching(/^[0-9a-f]{64}$/),
        tasks: [{ task_key: 'notebook', existing_cluster_id: '0101-x', notebook_task: { notebook_path: '/Shared/report', base_parameters: { day: '2026-01-31' }, source: 'WORKSPACE' } }],
    }]);
    expect(context.lines).toEqual([`Run 100: ${outputs['url']}`]);
    expect(context.steps.map(({ message }) => message.split(':')[0])).toEqual(['running', 'terminated']);
});

test('a job runs with its parameters', async () => {
    const workspace = await FakeWorkspace.start();
    expect(await job(workspace)).toEqual({ run_id: '100', url: expect.stringMatching(/100$/) });
    expect(workspace.runs[0]?.request).toMatchObject({ job_id: 42, job_parameters: { day: 'x' } });
});

test('a statement runs, and the columns of its single row are outputs', async () => {
    const workspace = await FakeWorkspace.start();
    expect(await sql(workspace, { catalog: 'main' })).toEqual({ rows: 1, statement_id: 's100', total: '12345678901234567890.5', day: null });
    expect(workspace.statements[0]?.request).toMatchObject({ warehouse_id: 'w1', statement: 'select :day', parameters: [{ name: 'day', value: 'x' }], catalog: 'main' });
});

test('a busy workspace is asked again, and a run whose start was not answered is started once', async () => {
    const workspace = await FakeWorkspace.start();
    workspace.faults.push(BUSY, 'answer-lost', DOWN, BUSY, 'answer-lost');
    expect(await notebook(workspace)).toMatchObject({ rows: 7 });
    expect(workspace.runs).toHaveLength(1);
    expect(workspace.requests.filter((request) => request.endsWith('/submit'))).toHaveLength(6);
});

test('a statement whose start was not answered is not started again', async () => {
    const workspace = await FakeWorkspace.start();
    workspace.faults.push(BUSY, 'answer-lost');
    await expect(sql(workspace)).rejects.toThrow(/POST http:\S+\/statements got no answer/);
    expect(workspace.statements).toHaveLength(1);
});

test('a workspace that stays busy is told', async () => {
    const workspace = await FakeWorkspace.start();
    workspace.faults.push(...Array.from({ length: 20 }, () => DOWN));
    await expect(notebook(workspace)).rejects.toThrow(/submit answered 503: busy/);
    expect(workspace.requests).toHaveLength(6);
});

test('an expired token is told, without the token', async () => {
    const workspace = await FakeWorkspace.start();
    await expect(notebook(workspace, { connection: workspace.connection('hidden') })).rejects.toThrow(/does not accept the token of the connection lakehouse \(403: Invalid access token\.\): it may have expired(?!.*hidden)/);
    expect(workspace.requests).toHaveLength(1);
});

test('a run that terminates with a failed result has failed, with the notebook\'s error', async () => {
    const workspace = await FakeWorkspace.start();
    workspace.end = () => ({ result: 'FAILED', output: { error: 'ZeroDivisionError: division by zero' } });
    await expect(notebook(workspace)).rejects.toThrow(/^The run 100 ended FAILED: ZeroDivisionError: division by zero\. See http:\S+\/runs\/100$/);
    workspace.statement = () => ({ status: { state: 'FAILED', error: { message: 'TABLE_OR_VIEW_NOT_FOUND' } } });
    await expect(sql(workspace)).rejects.toThrow(/^The statement s100 ended FAILED: TABLE_OR_VIEW_NOT_FOUND$/);
});

test.each<[string, typeof notebook]>([['notebook', notebook], ['job', job], ['sql', sql]])('a cancel cancels the %s in the workspace', async (_, run) => {
    const workspace = await FakeWorkspace.start();
    const cancel = new AbortController();
    const running = (): undefined => void cancel.abort();
    workspace.end = running;
    workspace.statement = () => running() ?? { status: { state: 'RUNNING' } };
    await expect(run(workspace, {}, contextOf(cancel.signal))).rejects.toThrow(/abort/);
    expect([...workspace.runs, ...workspace.statements].map(({ cancelled }) => cancelled)).toEqual([true]);
});

test('what is no address of a workspace, and no number of a job, is told', async () => {
    const workspace = await FakeWorkspace.start();
    await expect(job(workspace, { job: 'nightly' })).rejects.toThrow(/"job" is "nightly": it has to be the job's number/);
    await expect(job(workspace, { connection: { ...workspace.connection(), properties: { host: 'http://[', token: 't' } } })).rejects.toThrow(/has the host http:\/\/\[/);
    await expect(notebook(workspace, { connection: { connection: 'crm', connector: 'postgres', properties: {} } })).rejects.toThrow(/crm is of kind postgres/);
});
