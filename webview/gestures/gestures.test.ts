import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { edge, graph as plainGraph, node, randomGraph } from '../../graph/test-graphs.ts';
import type { LineGraph } from '../../protocol/graph.ts';
import { connectionProblem } from './connection-problem.ts';
import { consequences, nameOf, neighbourOf } from './deletion.ts';
import { handleOf, looseWay } from './handle-place.ts';

type Part = Pick<LineGraph, 'nodes' | 'edges'>;
const part = (...[nodes, edges]: Parameters<typeof plainGraph>): Part => plainGraph(nodes, edges) as unknown as Part;

/** a ─► b ─► c, x ─► c */
const line = part(['a', 'b', 'c', 'x', node('other.task'), node('folded', { members: ['d', 'e'] })], [edge('a', 'b'), edge('b', 'c', 'failure'), edge('x', 'c')]);

describe('connectionProblem', () => {
    it.each([
        ['a', 'c', undefined],
        ['other.task', 'a', undefined],
        ['folded', 'c', undefined],
        ['a', 'a', 'A task cannot wait for itself.'],
        ['a', 'gone', 'There is no such task any more.'],
        ['a', 'other.task', 'task belongs to another line: connect it there.'],
        ['a', 'folded', 'folded is a whole group: expand it first.'],
        ['c', 'a', 'That would be a cycle: a → b → c → a.'],
    ])('from %s to %s: %s', (source, target, problem) => {
        expect(connectionProblem(line, source, target, 'success')).toBe(problem);
    });

    it.each([
        ['all', ['failure'], 'failure', 'c already runs after b on failure.'],
        ['all', ['failure'], 'success', 'c already runs after b on failure, and cannot wait for both while it runs if ALL are met: let it run if ANY is, or change that dependency.'],
        ['all', ['failure'], 'complete', 'c already runs after b on failure. Change that dependency instead.'],
        ['all', ['complete'], 'success', 'c already runs after b on completion, which covers success and failure. Change that dependency instead.'],
        ['any', ['failure'], 'success', undefined],
        ['any', ['failure', 'success'], 'success', 'c already runs after b on success.'],
        ['any', ['failure'], 'complete', 'c already runs after b on failure. Change that dependency instead.'],
        ['any', ['complete'], 'failure', 'c already runs after b on completion, which covers success and failure. Change that dependency instead.'],
    ] as const)('with %s and %j, on %s: %s', (rule, known, condition, problem) => {
        const twice = part(['b', node('c', { rule })], known.map((each) => edge('b', 'c', each)));
        expect(connectionProblem(twice, 'b', 'c', condition)).toBe(problem);
    });

    it('shortens a long cycle', () => {
        const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
        const chain = part(names, names.slice(1).map((name, index) => edge(names[index]!, name)));
        expect(connectionProblem(chain, 'g', 'a', 'success')).toBe('That would be a cycle: a → b → … → f → g → a.');
    });

    it('allows in any graph only what leaves it without a cycle', () => {
        const size = 30;
        fc.assert(fc.property(fc.nat(), fc.nat(size - 1), fc.nat(size - 1), (seed, from, to) => {
            const random = randomGraph(size, seed) as unknown as Part;
            const [source, target] = [`task_${from}`, `task_${to}`];
            const problem = connectionProblem(random, source, target, 'success');
            const isCycle = hasCycle([...random.edges.map((known) => [known.source, known.target] as const), [source, target]]);
            const isSecond = random.edges.some((known) => known.source === source && known.target === target);
            expect(problem === undefined).toBe(!isCycle && !isSecond);
        }));
    });
});

describe('consequences', () => {
    it('tells those that start at once from those that wait for others still', () => {
        expect(consequences(line, ['a'])).toBe('b will wait for nothing any more and starts at once.');
        expect(consequences(line, ['b'])).toBe('c will no longer wait for it, only for its other dependencies.');
        expect(consequences(line, ['b', 'x'])).toBe('c will wait for nothing any more and starts at once.');
        expect(consequences(line, ['a', 'x'])).toBe('b will wait for nothing any more and starts at once. c will no longer wait for them, only for its other dependencies.');
    });

    it('says nothing where nobody waits', () => {
        expect(consequences(line, ['c'])).toBeUndefined();
        expect(consequences(line, ['a', 'b', 'c'])).toBeUndefined();
    });

    it('names a few, and counts many', () => {
        const targets = ['p', 'q', 'r', 's', 't', 'u'];
        expect(consequences(part(['a', ...targets], targets.map((target) => edge('a', target))), ['a'])).toBe('p, q, r and 3 more will wait for nothing any more and start at once.');
    });
});

describe('neighbourOf', () => {
    it('is a task before those that go, else after, else any that is left', () => {
        expect([neighbourOf(line, ['b']), neighbourOf(line, ['a']), neighbourOf(line, ['other.task']), neighbourOf(part(['a'], []), ['a'])]).toEqual(['a', 'b', 'a', undefined]);
    });
});

describe('nameOf', () => {
    it('names one, and counts several', () => {
        expect([nameOf(line, ['a']), nameOf(line, ['a', 'b'])]).toEqual(['“a”', '2 tasks']);
    });
});

describe('the way of a dependency that is being made', () => {
    it('begins at the handle of its condition', () => {
        const card = { ...node('a'), x: 100, y: 200, width: 240, height: 80 };
        expect((['success', 'failure', 'complete'] as const).map((condition) => handleOf(card, condition))).toEqual([{ x: 340, y: 214 }, { x: 340, y: 240 }, { x: 340, y: 266 }]);
    });

    it('leaves to the right and arrives from the left, also backwards', () => {
        expect(looseWay({ x: 0, y: 0 }, { x: 200, y: 50 })).toBe('M0 0C100 0 100 50 200 50');
        expect(looseWay({ x: 0, y: 0 }, { x: -20, y: 50 })).toBe('M0 0C40 0 -60 50 -20 50');
    });
});

/** By taking away what nothing leads to, as long as there is any. */
function hasCycle(edges: readonly (readonly [string, string])[]): boolean {
    const left = edges.filter(([source]) => edges.some(([, target]) => target === source));
    return left.length > 0 && (left.length === edges.length || hasCycle(left));
}
