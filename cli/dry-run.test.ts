import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunPreview } from '../runner/index.ts';
import { pline, project, start } from './testing/pline.ts';

const LINES = `
environments dev, prod
config lake { dev: "dev.duckdb" prod: "prod.duckdb" }
connection crm: postgres { host: "crm" database: "crm" user: env("CRM_USER") password: secret("CRM_PASSWORD") concurrency: 2 }
defaults http.request { method: "POST" }
group raw { retries: 2 }
line nightly {
  pools: { heavy: 1 }
  param day: string = "monday"
  task alarm uses http.request in raw { after load on failure url: "https://x/<<day>>?key=<<key>>" }
  task report uses shell { after load run if any after other.z on complete command: "echo <<load.rows>> <<lake>> <<run.id>>" timeout: 90s }
  task load uses ingest.database in raw { connection: crm table: "orders" target: "<<lake>>" schema: "raw" pool: "heavy" }
}
config key: secret("KEY")
line other { task z uses shell { command: "true" } }
`;

const preview = async (folder: string, ...args: string[]): Promise<RunPreview> => {
    const { code, stdout, stderr } = await start(folder, ['run', 'lines.pline', 'nightly', '--dry-run', '--json', ...args], { CRM_USER: 'me', CRM_PASSWORD: 'hidden', KEY: 'hush' }).ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout) as RunPreview;
};

describe('pline run --dry-run', () => {
    it('gives programs the order, the reasons, and every value with its origin', async () => {
        const { tasks, ...settings } = await preview(await project({ 'lines.pline': LINES }), '--external', 'success', '-e', 'prod', '-p', 'day=friday', '-j', '3');
        expect(settings).toEqual({ line: 'nightly', environment: 'prod', params: { day: 'friday' }, jobs: 3, pools: { 'pool heavy': 1, 'connection crm': 2 } });
        expect(tasks.map(({ name, starts, skipped }) => [name, starts, skipped])).toEqual([
            ['load', 'at once', undefined],
            ['report', 'as soon as load has succeeded or other.z has ended', undefined],
            ['alarm', 'when load has failed', 'it waits for load to fail, and that succeeded'],
        ]);
        const [load, report, alarm] = tasks;
        expect(load!.values).toMatchObject({
            connection: { value: 'crm', origin: 'task' }, target: { value: 'prod.duckdb', origin: 'task' }, retries: { value: 2, origin: 'group' }, retry_delay: { value: '1s', origin: 'default' },
        });
        expect(report!.values).toMatchObject({ command: { value: 'echo <<load.rows>> prod.duckdb <<run.id>>' }, timeout: { value: '90s' } });
        expect(alarm!.values).toMatchObject({ method: { value: 'POST', origin: 'activity' }, url: { value: 'https://x/friday?key=***' } });
    });

    it('tells people the same, names what is missing, and starts nothing', async () => {
        const folder = await project({ 'lines.pline': LINES });
        const { code, stdout } = await pline(folder, 'run', 'lines.pline', 'nightly', '--dry-run', '--external', 'run');
        expect(code).toBe(0);
        expect(stdout).toMatch(/^nightly: 3 tasks, \d+ at once, environment dev\. Nothing was started\.\nparam day: "monday"\npool heavy: 1 at once$/m);
        expect(stdout).toMatch(/^– alarm http\.request\n {3}starts when load has failed; skipped where the others succeed: it waits for load to fail, and that succeeded$/m);
        expect(stdout).toMatch(/^ {3}retries +2 +group raw$/m);
        expect(stdout).toMatch(/^ {3}method +"POST" +defaults http\.request$/m);
        expect(stdout).toMatch(/^ {3}connection +\? The environment variable CRM_USER is not set: set it/m);
        await expect(access(join(folder, '.pline'))).rejects.toThrow('ENOENT');
    });

    it('follows the choice of tasks', async () => {
        const { tasks } = await preview(await project({ 'lines.pline': LINES }), '--from', 'load', '--external', 'failure');
        expect(tasks.map(({ name }) => name)).toEqual(['load', 'report', 'alarm']);
        expect((await preview(await project({ 'lines.pline': LINES }), '--only', 'report')).tasks).toMatchObject([{ name: 'report', starts: 'at once' }]);
    });
});
