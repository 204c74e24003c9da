import * as fc from 'fast-check';
import type { Condition, ResolvedLine, Value } from '../../language/model/types.ts';
import { duration, env, reference, resolvedLine, secret, text, type TaskLike, type ValueLike } from '../../runner/testing.ts';

export interface LineCase {
    readonly line: ResolvedLine;
    /** Tasks that fail when they run. */
    readonly fails: ReadonlySet<string>;
    readonly external: 'success' | 'failure';
}

const condition = fc.constantFrom<Condition>('success', 'failure', 'complete');
const external = fc.constantFrom<'success' | 'failure'>('success', 'failure');

const notebook: fc.Arbitrary<Pick<TaskLike, 'uses' | 'inputs' | 'common'>> = fc.boolean().map((timed): Pick<TaskLike, 'uses' | 'inputs' | 'common'> => ({
    uses: 'databricks.notebook', inputs: { notebook: 'work.py' }, common: timed ? { timeout: duration(60_000) } : {},
}));

/** Lines of up to eight notebooks, each depending on some of those before it, and which of them fail. */
export const lineCases: fc.Arbitrary<LineCase> = fc.integer({ min: 1, max: 8 }).chain((count) => fc.record({
    line: tasksOf(count, notebook).map((tasks) => resolvedLine({ folder: '/project', tasks })),
    fails: fc.subarray(Array.from({ length: count }, (_, index) => `t${index}`)).map((names) => new Set(names)),
    external,
}));

function tasksOf(count: number, work: fc.Arbitrary<Pick<TaskLike, 'uses' | 'inputs' | 'common'>>): fc.Arbitrary<Readonly<Record<string, TaskLike>>> {
    return fc.tuple(...Array.from({ length: count }, (_, index) => fc.record({
        work,
        rule: fc.constantFrom<'all' | 'any'>('all', 'any'),
        enabled: fc.integer({ min: 0, max: 7 }).map((number) => number > 0),
        after: index === 0 ? fc.constant({}) : fc.dictionary(fc.integer({ min: -1, max: index - 1 }).map((at) => at < 0 ? 'other.task' : `t${at}`), condition, { maxKeys: 4 }),
    }))).map((tasks) => Object.fromEntries(tasks.map(({ work: does, ...task }, index) => [`t${index}`, { ...does, ...task }])));
}

/** Texts of all kinds, those that YAML, SQL and Databricks have their own mind of among them. */
const texts: fc.Arbitrary<Value> = fc.array(fc.oneof(
    fc.string({ maxLength: 6 }), fc.constantFrom('yes', '0755', '1e3', '~', ': ', ' #', '\n', '"', "'", '\\', '{{', '}}', '${', '}', 'é', '-', '@daily', '<<'),
    fc.constantFrom({ param: 'day' }, { config: 'host' }, { config: 'same' }, { run: 'id' }, { run: 'environment' }),
), { maxLength: 4 }).map((parts) => text(...parts));
const values: fc.Arbitrary<ValueLike> = fc.oneof(texts, fc.integer(), fc.boolean(), fc.constantFrom(env('ZONE'), reference({ param: 'day' }), reference({ config: 'host' }), reference({ run: 'started' })));
const parameters = fc.dictionary(fc.stringMatching(/^[a-z]\w{0,5}$/), values, { maxKeys: 3 });
const common = fc.record({
    retries: fc.nat({ max: 5 }), retry_delay: fc.nat({ max: 100_000 }).map(duration), timeout: fc.nat({ max: 1_000_000 }).map(duration), description: fc.string(),
}, { requiredKeys: [] });
const works = fc.oneof(
    fc.record({ uses: fc.constant('databricks.notebook'), inputs: fc.record({ notebook: fc.constantFrom('work.py', 'a b/work.ipynb'), parameters }), common }),
    fc.record({ uses: fc.constant('databricks.job'), inputs: fc.record({ job: fc.bigInt({ min: 1n, max: 10n ** 15n }).map(String), parameters }), common }),
    fc.record({ uses: fc.constant('databricks.sql'), inputs: fc.record({ warehouse: fc.constant('1234567890abcdef'), sql: fc.constantFrom('select 1', "select 'x' -- it's"), catalog: texts, parameters }), common }),
    fc.record({ uses: fc.constant('python'), inputs: fc.record({ script: fc.constant('work.py'), arguments: fc.array(fc.oneof(texts, fc.constant(secret('KEY')))) }), common }),
);

/** Lines that use all that Databricks can do, with values of all kinds. */
export const richLines: fc.Arbitrary<ResolvedLine> = fc.integer({ min: 1, max: 6 }).chain((count) => fc.record({ tasks: tasksOf(count, works), description: fc.string(), tags: fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }), day: texts })).map(({ tasks, description, tags, day }) => ({
    ...resolvedLine({
        folder: '/project', tasks, environments: ['dev', 'prod'], properties: { tags },
        configs: { host: { environments: { dev: 'localhost', prod: text('crm.', { config: 'same' }) } }, same: 'internal' },
        params: [{ name: 'day', type: 'string', default: day }],
    }),
    description, schedules: [{ cron: '30 2 * * 1-5', timezone: 'Europe/Berlin' }],
}));
