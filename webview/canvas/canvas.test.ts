import { describe, expect, it } from 'vitest';
import { edge, graph as plainGraph, node } from '../../graph/test-graphs.ts';
import type { GraphEdge, GraphNode, LineGraph } from '../../protocol/graph.ts';
import { cardLabel, upstreamText } from './card-label.ts';
import { anchored, firstViewport, revealing } from './viewport.ts';
import { across, stepOf, walk } from './walk.ts';

const size = { width: 1000, height: 600 };

/** a ─► c ─► d, b ─► c, in columns. */
const line = lineOf(
    { a: [0, 0], b: [0, 200], c: [400, 100], d: [800, 0], e: [800, 300] },
    [edge('a', 'c'), edge('b', 'c', 'failure'), edge('c', 'd'), edge('c', 'e', 'complete')],
);

describe('walk', () => {
    it('follows edges to the nearest task, and goes up and down a column', () => {
        expect(walk(line, 'a', 'right')).toBe('c');
        expect(walk(line, 'c', 'right')).toBe('d');
        expect(walk(line, 'c', 'left')).toBe('a');
        expect(walk(line, 'a', 'down')).toBe('b');
        expect(walk(line, 'b', 'up')).toBe('a');
        expect([walk(line, 'c', 'first'), walk(line, 'c', 'last')]).toEqual(['a', 'e']);
    });

    it('stays where no way goes on', () => {
        expect([walk(line, 'd', 'right'), walk(line, 'a', 'left'), walk(line, 'a', 'up'), walk(line, 'gone', 'right')]).toEqual(Array(4).fill(undefined));
    });

    it('knows only its own keys', () => {
        expect([stepOf('ArrowLeft'), stepOf('Home'), stepOf('a'), stepOf('toString')]).toEqual(['left', 'first', undefined, undefined]);
    });
});

describe('across', () => {
    it('goes to the nearest task of the next column, whatever the edges', () => {
        expect([across(line.nodes, 'b', 'right'), across(line.nodes, 'c', 'right'), across(line.nodes, 'd', 'left'), across(line.nodes, 'e', 'up')]).toEqual(['c', 'd', 'c', 'd']);
        expect([across(line.nodes, 'd', 'right'), across(line.nodes, 'a', 'left'), across(line.nodes, 'a', 'last')]).toEqual([undefined, undefined, 'e']);
    });
});

describe('firstViewport', () => {
    it('shows a small line whole, in the middle over the legend, not enlarged', () => {
        expect(firstViewport({ ...line, width: 400, height: 200 }, size)).toEqual({ zoom: 1, x: 300, y: 184 });
    });

    it('shows a line whole that is a little wider than the room', () => {
        expect(firstViewport({ ...line, width: 2000, height: 200 }, size)).toEqual({ zoom: 0.5, x: 0, y: 234 });
    });

    it('cuts no card where only some columns fit', () => {
        const wide = { ...line, width: 4000 };
        const { zoom, x } = firstViewport(wide, size);
        expect(zoom).toBeGreaterThanOrEqual(0.6);
        const cut = wide.nodes.filter((card) => card.x * zoom + x < size.width && (card.x + card.width) * zoom + x > size.width);
        expect(cut).toEqual([]);
    });

    it('shows the beginning of a line that is too large to be read whole', () => {
        const { zoom, x, y } = firstViewport({ ...line, width: 20_000, height: 10_000 }, size);
        expect(x).toBe(0);
        // The middle card of the first column stands in the middle.
        expect(y + (200 + 40) * zoom).toBeCloseTo(size.height / 2);
    });
});

describe('revealing', () => {
    it('stays where a card shows whole', () => {
        expect(revealing({ x: 10, y: 10, width: 240, height: 80 }, { x: 0, y: 0, zoom: 1 }, size)).toBeUndefined();
    });

    it('brings a card that does not show into the middle, at the same zoom', () => {
        const box = { x: 5000, y: 5000, width: 200, height: 100 };
        expect(revealing(box, { x: 0, y: 0, zoom: 0.5 }, size)).toEqual({ zoom: 0.5, x: 500 - 2550, y: 300 - 2525 });
    });

    it('moves only the way in which the card does not show', () => {
        expect(revealing({ x: 10, y: 5000, width: 200, height: 100 }, { x: 7, y: 0, zoom: 0.5 }, size)).toEqual({ zoom: 0.5, x: 7, y: 300 - 2525 });
    });
});

describe('anchored', () => {
    const viewport = { x: 0, y: 0, zoom: 0.5 };
    const moved = line.nodes.map((item) => (item.id === 'c' ? { ...item, x: item.x + 100, y: item.y + 40 } : item));

    it('moves with the selected card', () => {
        expect(anchored(line.nodes, moved, viewport, size, 'c')).toEqual({ zoom: 0.5, x: -50, y: -20 });
    });

    it('stays where the selected card did not move, where nothing did, and where nothing that shows is left', () => {
        expect(anchored(line.nodes, moved, viewport, size, 'a')).toBe(viewport);
        expect(anchored(line.nodes, line.nodes, viewport, size, undefined)).toBe(viewport);
        expect(anchored(line.nodes, [], viewport, size, 'c')).toBe(viewport);
    });

    it('moves with the card next to the middle when none is selected', () => {
        expect(anchored(line.nodes, moved, { x: 260, y: 230, zoom: 0.5 }, size, undefined)).toEqual({ zoom: 0.5, x: 210, y: 210 });
    });
});

describe('cardLabel', () => {
    it('says what the eye sees', () => {
        const task = { ...line.nodes.find(({ id }) => id === 'c')!, title: 'Join', enabled: false };
        const view = { status: 'failed', attempt: 2, error: { message: 'No space left.' } } as const;
        expect(cardLabel(task, { group: 'Raw zone', upstreams: upstreamText(line, 'c'), view }))
            .toBe('Join, shell, in Raw zone, disabled, failed, attempt 2, No space left., runs after a on success and b on failure');
    });

    it('says or where any dependency will do', () => {
        const any: LineGraph = { ...line, nodes: line.nodes.map((item) => ({ ...item, rule: 'any' as const })) };
        expect(upstreamText(any, 'c')).toBe('a on success or b on failure');
    });
});

function lineOf(places: Readonly<Record<string, readonly [number, number]>>, edges: readonly Omit<GraphEdge, 'points' | 'path'>[]): LineGraph {
    const nodes = Object.entries(places).map(([id, [x, y]]): GraphNode => ({ ...node(id), x, y }));
    return { ...plainGraph([], []), nodes, edges: edges.map((item) => ({ ...item, points: [], path: '' })), width: 1040, height: 380 };
}
