import Elk from 'elkjs/lib/elk.bundled.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutLine } from './layout.ts';
import type { PlainGraph } from './model.ts';
import { escapeXml, fitted, textWidth } from './svg/text.ts';
import { graphSvg, type SvgOptions } from './svg.ts';
import { edge, graph, nightly, node } from './test-graphs.ts';

const elk = new Elk();
const draw = async (plain: PlainGraph, options?: SvgOptions): Promise<string> => graphSvg(await layoutLine(elk, plain), options);

describe('graphSvg', () => {
    it('shows the line, its tasks with their activities and groups, and what the marks mean', async () => {
        const texts = textsOf(await draw(nightly()));
        expect(texts).toEqual(expect.arrayContaining(['Nightly load', 'Customers', 'customers · ingest.database', 'Raw zone', 'task of finance', 'run if any', 'disabled']));
        expect(texts.slice(-3)).toEqual(['on success', 'on complete', 'on failure']);
    });

    it('names only the conditions that the line uses', async () => {
        expect(textsOf(await draw(graph(['a', 'b'], [edge('a', 'b', 'failure')]))).slice(-1)).toEqual(['on failure']);
    });

    it('draws one way for each edge, marked by its condition', async () => {
        const svg = await draw(nightly());
        const ways = [...svg.matchAll(/class="edge (\w+)"><path class="way"/g)].map((match) => match[1]);
        expect(ways.toSorted()).toEqual(nightly().edges.map(({ condition }) => condition).toSorted());
    });

    it('shows how the tasks of a run stand', async () => {
        const svg = await draw(graph(['a', 'b'], []), { statuses: { a: { status: 'failed', attempt: 2 } } });
        expect(textsOf(svg)).toContain('failed');
        expect(svg).toContain('class="card failed"');
    });

    it('holds titles as text, whatever they are', async () => {
        const svg = await draw(graph([node('a', { title: '<script>"&\u0007' })], [], { title: 'A & B' }));
        expect(svg).not.toContain('<script');
        expect(svg).toContain('A &#38; B');
        expect(svg).not.toContain('\u0007');
    });
});

describe('escapeXml', () => {
    it('leaves nothing that ends a text or an attribute, and loses nothing that XML can hold', () => {
        fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
            const escaped = escapeXml(text);
            expect(escaped).not.toMatch(/[<>"]|&(?!#\d+;)/);
            expect(escaped.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))).toBe(text);
        }));
    });
});

describe('fitted', () => {
    it('cuts what is too wide, never inside a character', () => {
        fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 20, max: 200 }), (text, width) => {
            const shown = fitted(text, width, 13);
            expect(shown === text || textWidth(shown, 13) <= width).toBe(true);
            expect(shown.isWellFormed() || !text.isWellFormed()).toBe(true);
        }));
    });
});

function textsOf(svg: string): readonly string[] {
    return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]!);
}
