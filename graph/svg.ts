import type { Condition, LineGraph } from '../protocol/graph.ts';
import type { TaskView } from '../protocol/run-view.ts';
import { margin } from './metrics.ts';
import { drawCard } from './svg/cards.ts';
import { drawCondition, drawEdges } from './svg/edges.ts';
import { style, type Scheme } from './svg/style.ts';
import { escapeXml, textWidth } from './svg/text.ts';

const headingHeight = 56;
const headingSize = 18;
const legendHeight = 40;
const legend: readonly (readonly [Condition, string])[] = [['success', 'on success'], ['complete', 'on complete'], ['failure', 'on failure']];
const legendStep = 112;

export interface SvgOptions {
    /** How the tasks of a run stand, by node id: shown on the cards. */
    readonly statuses?: Readonly<Record<string, TaskView>>;
    /** Light or dark, whatever the reader prefers. */
    readonly scheme?: Scheme;
}

/** @returns a line as an SVG document of its own, light or dark as the reader's system has it */
export function graphSvg(graph: LineGraph, { statuses = {}, scheme }: SvgOptions = {}): string {
    const used = legend.filter(([condition]) => graph.edges.some((edge) => edge.condition === condition));
    const width = Math.ceil(Math.max(graph.width, 2 * margin + textWidth(graph.title, headingSize), 2 * margin + used.length * legendStep));
    const height = headingHeight + graph.height + (used.length > 0 ? legendHeight : 0);
    const groups = new Map(graph.groups.map(({ name, title }) => [name, title]));
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">`,
        `<title id="title">${escapeXml(graph.title)}</title>`,
        `<style>${style(scheme)}</style>`,
        `<rect class="page" width="${width}" height="${height}"/>`,
        `<text class="heading" x="${margin}" y="38">${escapeXml(graph.title)}</text>`,
        `<g transform="translate(0 ${headingHeight - margin / 2})">`,
        drawEdges(graph.edges),
        ...graph.nodes.map((node) => drawCard(node, node.group === undefined ? undefined : groups.get(node.group) ?? node.group, statuses[node.id])),
        '</g>',
        ...used.map(([condition, text], index) => drawCondition({ x: margin + 8 + index * legendStep, y: height - 28 }, condition)
            + `<text class="muted small" x="${margin + 22 + index * legendStep}" y="${height - 24}">${text}</text>`),
        '</svg>',
        '',
    ].join('\n');
}
