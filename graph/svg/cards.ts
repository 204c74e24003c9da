import type { GraphNode } from '../../protocol/graph.ts';
import type { TaskView } from '../../protocol/run-view.ts';
import { statusGlyphs } from './glyphs.ts';
import { escapeXml, fitted, textWidth } from './text.ts';

const padding = 14;
const titleSize = 13;
/** Bold letters are so much wider. */
const boldness = 1.08;
/** For the status's glyph beside the title. */
const statusRoom = 26;
const smallSize = 11;
const chipPadding = 6;

/**
 * Draws a task.
 * @param group the title of its group
 * @param view how it stands in the run that is shown
 */
export function drawCard(node: GraphNode, group: string | undefined, view: TaskView | undefined): string {
    const room = node.width - 2 * padding;
    const dim = !node.enabled || view?.status === 'skipped' ? ' dim' : '';
    const chips = [group, node.rule === 'any' ? 'run if any' : undefined, node.enabled ? undefined : 'disabled'].filter((text) => text !== undefined);
    return [
        `<g class="task${dim}" transform="translate(${node.x} ${node.y})"><title>${escapeXml(description(node))}</title>`,
        `<rect class="card ${view?.status ?? ''}${node.external ? ' external' : ''}" width="${node.width}" height="${node.height}" rx="6"/>`,
        `<text class="title" x="${padding}" y="26">${escapeXml(fitted(node.title, room - (view ? statusRoom : 0), titleSize * boldness))}</text>`,
        `<text class="muted small" x="${padding}" y="44">${escapeXml(fitted(subtitle(node), room, smallSize))}</text>`,
        drawChips(chips, node.height - 24, view ? room - 60 : room),
        ...(view ? [drawStatus(node, view)] : []),
        '</g>',
    ].join('');
}

function subtitle(node: GraphNode): string {
    if (node.external) return `task of ${node.id.slice(0, -node.name.length - 1)}`;
    if (node.members !== undefined) return `${node.members.length} tasks`;
    const activity = node.activity ?? 'no activity';
    return node.title === node.name ? activity : `${node.name} · ${activity}`;
}

function description(node: GraphNode): string {
    return node.title === node.name ? node.id : `${node.title} (${node.id})`;
}

function drawChips(texts: readonly string[], y: number, room: number): string {
    let x = padding;
    return texts.map((text) => {
        const shown = fitted(text, Math.max(0, room - (x - padding) - 2 * chipPadding), smallSize);
        const width = Math.ceil(textWidth(shown, smallSize)) + 2 * chipPadding;
        const chip = `<rect class="chip" x="${x}" y="${y}" width="${width}" height="16" rx="8"/>`
            + `<text class="muted small" x="${x + width / 2}" y="${y + 12}" text-anchor="middle">${escapeXml(shown)}</text>`;
        x += width + 4;
        return chip;
    }).join('');
}

function drawStatus(node: GraphNode, { status }: TaskView): string {
    return `<g class="glyph ${status}" transform="translate(${node.width - padding - 4} 22)"><circle r="7"/><path d="${statusGlyphs[status]}"/></g>`
        + `<text class="muted small" x="${node.width - padding}" y="${node.height - 12}" text-anchor="end">${status}</text>`;
}
