import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Condition } from '../../language/model/types.ts';
import type { TaskEnd } from '../../protocol/journal.ts';
import { NO_RETRY } from './backoff.ts';
import type { ScheduledTask } from './graph.ts';
import { simulate, type SimulationOptions } from './simulate.fixture.ts';

interface Case {
    readonly tasks: readonly ScheduledTask[];
    readonly attempts: Readonly<Record<string, readonly TaskEnd[]>>;
    readonly jobs: number;
    readonly picks: readonly number[];
}

const condition = fc.constantFrom<Condition>('success', 'failure', 'complete');

/** A line of up to a dozen tasks, each depending on some of those before it, and how every attempt will end. */
const cases: fc.Arbitrary<Case> = fc.integer({ min: 1, max: 12 }).chain((count) => fc.record({
    tasks: fc.tuple(...Array.from({ length: count }, (_, index) => fc.record({
        name: fc.constant(`t${index}`),
        rule: fc.constantFrom<'all' | 'any'>('all', 'any'),
        enabled: fc.boolean().chain((off) => off ? fc.boolean() : fc.constant(true)),
        retry: fc.nat({ max: 2 }).map((times) => ({ ...NO_RETRY, times })),
        pools: fc.subarray(['x', 'y', 'z']),
        dependencies: index === 0 ? fc.constant([]) : fc.array(fc.record({ task: fc.nat({ max: index - 1 }).map((at) => `t${at}`), condition }), { maxLength: 4 }),
    }))),
    attempts: fc.dictionary(fc.nat({ max: count - 1 }).map((at) => `t${at}`), fc.array(fc.constantFrom<TaskEnd>('succeeded', 'failed'), { minLength: 3, maxLength: 3 })),
    jobs: fc.integer({ min: 1, max: 4 }),
    picks: fc.array(fc.nat(), { minLength: 1, maxLength: 20 }),
}));

const POOLS = new Map([['x', 1], ['y', 1], ['z', 2]]);

function run({ tasks, attempts, jobs, picks }: Case, more: SimulationOptions = {}): ReturnType<typeof simulate> {
    let turn = 0;
    return simulate(tasks, attempts, { jobs, pools: POOLS, pick: (count) => picks[turn++ % picks.length]! % count, ...more });
}

/** The meaning of a run, straight from the design's table: each task in turn, since a task depends only on those before it. */
function oracle({ tasks, attempts }: Case): Record<string, TaskEnd> {
    const ends: Record<string, TaskEnd> = {};
    for (const task of tasks) {
        const met = task.dependencies.map((dependency) => {
            const end = ends[dependency.task];
            if (end === 'succeeded') return dependency.condition !== 'failure';
            return end === 'failed' && dependency.condition !== 'success';
        });
        const runs = task.enabled && (met.length === 0 || (task.rule === 'all' ? met.every(Boolean) : met.some(Boolean)));
        const tries = (attempts[task.name] ?? ['succeeded']).slice(0, task.retry.times + 1);
        ends[task.name] = !runs ? 'skipped' : tries.includes('succeeded') ? 'succeeded' : 'failed';
    }
    return ends;
}

function lineSucceeded(tasks: readonly ScheduledTask[], ends: Readonly<Record<string, TaskEnd>>): boolean {
    const holds = (name: string): boolean => ends[name] === 'succeeded'
        || (ends[name] === 'skipped' && tasks.find((task) => task.name === name)!.dependencies.every((dependency) => holds(dependency.task)));
    return tasks.every(({ name }) => tasks.some((other) => other.dependencies.some((dependency) => dependency.task === name)) || holds(name));
}

describe('any line, ended in any order', () => {
    test('gives what the table of the design says', () => {
        fc.assert(fc.property(cases, (line) => {
            const { ends, finish } = run(line);
            expect(ends).toEqual(oracle(line));
            expect(finish?.status).toBe(lineSucceeded(line.tasks, ends) ? 'succeeded' : 'failed');
        }), { numRuns: 500 });
    });

    test('ends every task once, and never runs more at once than it may', () => {
        fc.assert(fc.property(cases, (line) => {
            const { endings, mostAtOnce, mostInPool } = run(line);
            expect(endings).toEqual(Object.fromEntries(line.tasks.map(({ name }) => [name, 1])));
            expect(mostAtOnce).toBeLessThanOrEqual(line.jobs);
            for (const [pool, most] of Object.entries(mostInPool)) expect(most).toBeLessThanOrEqual(POOLS.get(pool)!);
        }), { numRuns: 300 });
    });

    test('broken off at any point and resumed, gives the same, and runs nothing again that had succeeded', () => {
        fc.assert(fc.property(cases, fc.nat({ max: 20 }), (line, breakAfter) => {
            const before = run(line, { breakAfter });
            const earlier = new Map(line.tasks.map(({ name }) => [name, { attempts: before.starts.filter((started) => started === name).length, succeeded: before.ends[name] === 'succeeded' }]));
            const after = run(line, { earlier });
            const kept = Object.fromEntries(Object.entries(before.ends).filter(([, end]) => end === 'succeeded'));
            expect({ ...kept, ...after.ends }).toEqual(oracle(line));
            expect(after.starts.filter((name) => name in kept)).toEqual([]);
        }), { numRuns: 500 });
    });

    test('ends every task once, whatever a failure does to the rest', () => {
        fc.assert(fc.property(cases, fc.constantFrom('drain', 'cancel'), (line, onFailure) => {
            const { endings, finish } = run(line, { onFailure });
            expect(endings).toEqual(Object.fromEntries(line.tasks.map(({ name }) => [name, 1])));
            expect(finish?.status).toBe(lineSucceeded(line.tasks, oracle(line)) ? finish?.status : 'failed');
        }), { numRuns: 300 });
    });
});
