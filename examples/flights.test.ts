import { readFile, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { perCarrier, readSources, upTo, withUnknownPlane, type Sources } from './testing/figures.ts';
import { queryLake } from './testing/lake.ts';
import { martsIn, martsOf } from './testing/marts.ts';
import { endsOf, eventsOf, Project, type Outcome } from './testing/project.ts';

const SUCCEEDED = 'succeeded';

describe('the flights example', () => {
    let project: Project;
    let sources: Sources;
    let first: Outcome;

    beforeAll(async () => {
        project = await Project.copyOf('flights');
        sources = readSources(project.folder);
        first = await project.pline('run', 'flights.pline', 'nightly', '--external', 'run', '--json');
    });
    afterAll(() => project.delete());

    test.each(['flights.pline', 'reference.pline', 'shared/connections.pline'])('%s has no problems', async (file) => {
        const { exitCode, stdout } = await project.pline('check', file, '--json');
        expect({ exitCode, problems: JSON.parse(stdout) }).toEqual({ exitCode: 0, problems: [] });
    });

    test('succeeds, because the one failure is handled', () => {
        const events = eventsOf('nightly', first);
        expect(endsOf(events)).toEqual({
            flights: SUCCEEDED, planes: SUCCEEDED, weather: SUCCEEDED, check_values: SUCCEEDED, check_planes: 'failed', quarantine: SUCCEEDED, carriers: SUCCEEDED,
            conditions: SUCCEEDED, ages: SUCCEEDED, export: SUCCEEDED, report: SUCCEEDED, publish: SUCCEEDED, summary: SUCCEEDED, alarm: 'skipped',
        });
        expect(events.at(-1)).toMatchObject({ type: 'run-ended', status: SUCCEEDED, handled: ['check_planes'] });
        expect(first.exitCode).toBe(0);
    });

    test('the check says what it found, in the words of the task', () => {
        const unknown = withUnknownPlane(sources.flights, sources).length;
        expect(unknown).toBeGreaterThan(0);
        const end = eventsOf('nightly', first).find((event) => event.type === 'task-ended' && event.task === 'check_planes');
        expect(end).toMatchObject({ error: { message: expect.stringContaining(`${unknown} flights by a plane that is not among the planes`) as string } });
    });

    test('the tables hold what the sources hold', async () => {
        const lake = project.path('results/lake.dev.duckdb');
        const counts = await queryLake(lake, `
            select (select count(*) from raw.flights) as flights, (select sum(dep_delay) from raw.flights)::bigint as delay, (select count(tailnum) from raw.flights) as tails,
                (select count(*) from raw.planes) as planes, (select count(*) from raw.airlines) as airlines, (select count(*) from raw.airports) as airports,
                (select count(*) from raw.weather) as weather`);
        expect(counts).toEqual([{
            flights: sources.flights.length,
            delay: sources.flights.reduce((sum, { dep_delay: delay }) => sum + (delay ?? 0), 0),
            tails: sources.flights.filter(({ tailnum }) => tailnum !== null).length,
            planes: sources.planes.size, airlines: sources.airlines.size, airports: sources.airports.size, weather: sources.conditions.size,
        }]);
        expect(await queryLake(lake, 'select count(*) as flights from quarantine.flights')).toEqual([{ flights: withUnknownPlane(sources.flights, sources).length }]);
    });

    test('the marts hold the figures worked out by hand', async () => {
        expect(await martsIn(project.path('results/lake.dev.duckdb'))).toEqual(martsOf(upTo(14, sources), sources));
    });

    test('the report names the most delayed carrier, and is kept for the day', async () => {
        const [worst] = [...perCarrier(upTo(14, sources), sources)].sort(([, a], [, b]) => (b.meanDelay ?? 0) - (a.meanDelay ?? 0));
        const report = await readFile(project.path('results/report.md'), 'utf8');
        expect(report).toContain(`${sources.flights.length} flights.`);
        expect(report.split('\n').find((line) => line.startsWith('| ') && line.includes(worst![0]))).toContain(worst![1].meanDelay!.toFixed(1));
        expect(await readFile(project.path('results/report-2013-01-14.md'), 'utf8')).toBe(report);
        const start = eventsOf('nightly', first)[0];
        expect(await readFile(project.path('results/last-run.txt'), 'utf8')).toContain(`nightly for 2013-01-14, environment dev: run ${start?.type === 'run-started' ? start.run : ''}`);
    });

    test('another day and environment: the figures follow, in a lake of their own', async () => {
        const dev = await martsIn(project.path('results/lake.dev.duckdb'));
        const outcome = await project.pline('run', 'flights.pline', 'nightly', '--external', 'run', '--param', 'day=2013-01-05', '--environment', 'prod');
        expect(outcome).toMatchObject({ exitCode: 0 });
        expect(await martsIn(project.path('results/lake.duckdb'))).toEqual(martsOf(upTo(5, sources), sources));
        expect(await martsIn(project.path('results/lake.dev.duckdb'))).toEqual(dev);
    });

    test('the last run of the other line will do, once there is one', async () => {
        const outcome = await project.pline('run', 'flights.pline', 'nightly');
        expect(outcome).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('failures handled') as string });
    });
});

describe('the flights example, when something is wrong', () => {
    let project: Project;
    beforeAll(async () => {
        project = await Project.copyOf('flights');
    });
    afterAll(() => project.delete());

    test('without a run of the other line it does not start, and says what to do', async () => {
        const { exitCode, stdout, stderr } = await project.pline('run', 'flights.pline', 'nightly');
        expect(exitCode).toBe(2);
        expect(stdout + stderr).toContain('reference');
        expect(stdout + stderr).toContain('--external run');
    });

    test('a source that is gone fails the line, though someone was called', async () => {
        await rm(project.path('data/weather.csv'));
        const outcome = await project.pline('run', 'flights.pline', 'nightly', '--external', 'run', '--json');
        const events = eventsOf('nightly', outcome);
        expect(endsOf(events)).toMatchObject({ weather: 'failed', alarm: SUCCEEDED, carriers: SUCCEEDED, conditions: 'skipped', report: 'skipped', publish: 'skipped', summary: 'skipped' });
        expect(events.at(-1)).toMatchObject({ type: 'run-ended', status: 'failed' });
        expect(outcome.exitCode).toBe(1);
        expect(await readFile(project.path('results/alarm.txt'), 'utf8')).toContain('needs a person');
    });
});
