/** What `pline run --on airflow` says where it cannot begin; runs on a real Airflow are in `test/airflow/`. */
import { createServer } from 'node:http';
import { access } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { project, start, type Ended } from './testing/pline.ts';

const LINE = 'line l { task a uses shell { command: "true" } }';

async function run(folder: string, url: string, ...more: string[]): Promise<Ended> {
    return start(folder, ['run', 'l.pline', '--on', 'airflow', ...more], { PLINE_AIRFLOW_URL: url, PLINE_AIRFLOW_USER: '', PLINE_AIRFLOW_TOKEN: '' }).ended;
}

async function nobodyRan(folder: string): Promise<void> {
    await expect(access(join(folder, '.pline/runs'))).rejects.toThrow('ENOENT');
}

it('says that nobody answers', async () => {
    const folder = await project({ 'l.pline': LINE });
    expect(await run(folder, 'http://127.0.0.1:9')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^pline: Airflow does not answer at http:\/\/127\.0\.0\.1:9 \(.+\)\. Start it, or say where it is in PLINE_AIRFLOW_URL\.\n$/) as string });
    await nobodyRan(folder);
});

it('says that something else answers', async () => {
    const server = createServer((_request, response) => response.writeHead(404).end('no'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const folder = await project({ 'l.pline': LINE });
    expect(await run(folder, `http://127.0.0.1:${(server.address() as AddressInfo).port}`)).toMatchObject({ code: 2, stderr: expect.stringContaining('is no Airflow 3 (404)') as string });
    await nobodyRan(folder);
});

it('refuses what Airflow cannot do, with its place', async () => {
    const folder = await project({ 'l.pline': 'line l { param key: secret task a uses shell { command: "true" } }' });
    expect(await run(folder, 'http://127.0.0.1:9', '--param', 'key=x')).toMatchObject({ code: 1, stderr: expect.stringMatching(/^l\.pline:1:6: refusal The param key is a secret/) as string });
    expect(await run(folder, 'http://127.0.0.1:9', '--external', 'run')).toMatchObject({ code: 2, stderr: expect.stringContaining('are not run first') as string });
});
