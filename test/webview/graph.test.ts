import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LineGraph } from '../../protocol/graph.ts';
import { graph } from '../../graph/test-graphs.ts';
import { PanelBrowser, type Panel } from './panel.ts';
import { graphMessage, layout, problem, withTask } from './samples.ts';

describe('the graph', () => {
    let browser: PanelBrowser;
    let panel: Panel;
    let line: LineGraph;
    beforeAll(async () => { [browser, line] = await Promise.all([PanelBrowser.start(), layout()]); });
    afterAll(() => browser.close());
    beforeEach(async () => { panel = await browser.open(); });
    afterEach(() => panel.close());

    const show = async (shown: LineGraph = line): Promise<void> => {
        await panel.post(graphMessage(shown));
        await panel.card(shown.nodes[0]!.id).waitFor();
    };

    it('tells the host when it is ready, and meanwhile that the graph is on its way', async () => {
        await expect.poll(() => panel.sent()).toEqual([{ type: 'ready' }]);
        expect(await panel.page.getByRole('status').first().textContent()).toContain('on its way');
    });

    it('shows every task where the layout put it, with its name, activity and group', async () => {
        await show();
        expect(await panel.page.locator('.card').count()).toBe(line.nodes.length);
        const card = panel.card('customers');
        expect(await card.innerText()).toMatch(/Customers\s+customers · ingest\.database\s+Raw zone/);
        const { x, y } = line.nodes.find(({ id }) => id === 'customers')!;
        expect(await panel.page.locator('.react-flow__node[data-id="customers"]').evaluate((element) => element.style.transform)).toBe(`translate(${x}px, ${y}px)`);
        expect(await panel.card('finance.close_books').innerText()).toMatch(/close_books\s+Task of finance/);
    });

    it('draws each edge along the layout\'s way, marked by its condition', async () => {
        await show();
        const edges = panel.page.locator('.react-flow__edge');
        await expect.poll(() => edges.count()).toBe(line.edges.length);
        const failing = line.edges.find(({ id }) => id === 'customers->alarm:failure')!;
        const way = panel.page.locator(`.react-flow__edge[data-id="${failing.id}"] .edge.failure .edge-way`);
        expect(await way.getAttribute('d')).toBe(failing.path);
        expect(await way.evaluate((element) => getComputedStyle(element).strokeDasharray)).toBe('5px, 3px');
        expect(await panel.page.getByRole('list', { name: 'Edges' }).innerText()).toMatch(/on success\s+on failure\s+on completion/);
    });

    it('asks for the source of a task that is clicked', async () => {
        await show();
        await panel.card('revenue').click();
        expect((await panel.sent()).at(-1)).toEqual({ type: 'reveal', task: 'revenue', focus: false });
        expect(await panel.card('revenue').getAttribute('class')).toContain('selected');
        await panel.card('revenue').dblclick();
        expect((await panel.sent()).at(-1)).toEqual({ type: 'reveal', task: 'revenue', focus: true });
    });

    it('highlights the task that the cursor is in, and moves only if it does not show', async () => {
        await show();
        const before = await panel.viewport();
        await panel.post({ type: 'select', task: 'quality' });
        await panel.page.locator('.card.selected[data-task="quality"]').waitFor();
        expect(await panel.viewport()).toBe(before);

        await panel.page.setViewportSize({ width: 500, height: 400 });
        await panel.post({ type: 'select', task: 'cleanup' });
        await expect.poll(() => isInView(panel, 'cleanup')).toBe(true);
        expect((await panel.sent()).map(({ type }) => type)).toEqual(['ready']);
    });

    it('offers what can be done with a chosen task', async () => {
        await show();
        await panel.card('revenue').click();
        await panel.button('Run this task alone').click();
        await panel.button('Clone task').click();
        const [ran, cloned] = (await panel.sent()).slice(-2);
        expect(ran).toEqual({ type: 'run', task: 'revenue' });
        expect(cloned).toMatchObject({ type: 'edit', edits: [{ kind: 'cloneTask', line: 'nightly', task: 'revenue' }] });
    });

    it('goes on showing the whole line when its room changes, until somebody moves it', async () => {
        await show();
        const cards = line.nodes.map(({ id }) => id);
        const allShow = async (): Promise<boolean> => (await Promise.all(cards.map((id) => isInView(panel, id)))).every((shows) => shows);
        await panel.button('Timeline').click();
        await panel.button('Properties').click();
        await expect.poll(allShow).toBe(true);
        await panel.button('Zoom in').click();
        await expect.poll(allShow).toBe(false);
        const zoom = (): Promise<string | undefined> => panel.viewport().then((viewport) => viewport.split('scale')[1]);
        const chosen = await zoom();
        await panel.button('Timeline').click();
        await panel.page.locator('.timeline').waitFor({ state: 'detached' });
        expect(await zoom()).toBe(chosen);
    });

    it('keeps zoom and place when a task is added, and shows it', async () => {
        await show();
        await panel.button('Zoom in').click();
        await panel.button('Zoom in').click();
        await expect.poll(() => panel.viewport()).toContain('scale(1.');
        await panel.card('quality').click();
        const before = await panel.card('quality').boundingBox();
        const zoom = (await panel.viewport()).split('scale')[1];
        await panel.post(graphMessage(await layout(withTask('fresh', 'orders'), line)));
        await panel.card('fresh').waitFor();
        await expect.poll(async () => (await panel.card('quality').boundingBox())?.x).toBeCloseTo(before!.x, 0);
        await expect.poll(async () => (await panel.card('quality').boundingBox())?.y).toBeCloseTo(before!.y, 0);
        expect((await panel.viewport()).split('scale')[1]).toBe(zoom);
    });

    it('keeps the last good graph while the text cannot be read, and leads to the error', async () => {
        await show();
        const error = problem('Expected a value.', 11);
        await panel.post(graphMessage(line, [error]));
        const badge = panel.page.getByRole('button', { name: /Line 12: Expected a value\./ });
        await badge.click();
        expect((await panel.sent()).at(-1)).toEqual({ type: 'showProblem', problem: error });
        expect(await panel.page.locator('.card').count()).toBe(line.nodes.length);
        await panel.post(graphMessage(line));
        await badge.waitFor({ state: 'detached' });
    });

    it('shows what is wrong with a task, the gravest first', async () => {
        const [warning, error] = [{ ...problem('Old name.', 3), severity: 'warning' as const }, problem('The property sql is missing.', 4)];
        await show({ ...line, nodes: line.nodes.map((node) => (node.id === 'revenue' ? { ...node, problems: [warning, error] } : node)) });
        await panel.page.getByRole('button', { name: '2 problems: The property sql is missing.' }).click();
        expect((await panel.sent()).at(-1)).toEqual({ type: 'showProblem', problem: error });
    });

    it('says why there is nothing to see, and offers to add a task', async () => {
        await panel.post({ type: 'empty', reason: 'The file has no line named nightly.' });
        await panel.page.getByText('The file has no line named nightly.').waitFor();
        await panel.post(graphMessage(await layout(graph([], []))));
        await panel.page.getByText('This line has no tasks yet.').waitFor();
        await panel.page.locator('main').getByRole('button', { name: 'Add Task' }).click();
        expect(await panel.page.getByRole('dialog', { name: 'New task' }).getByRole('textbox').count()).toBe(1);
    });

    it('comes back as it was when the window is loaded again', async () => {
        await show();
        await panel.button('Zoom in').click();
        await panel.card('revenue').click();
        await expect.poll(async () => (await panel.state())?.viewport?.zoom).toBeGreaterThan(1);
        const state = await panel.state();
        expect(state).toMatchObject({ uri: line.uri, line: line.line, selected: 'revenue' });

        const again = await browser.open({ state: state! });
        await again.post(graphMessage(line));
        await again.page.locator('.card.selected[data-task="revenue"]').waitFor();
        const { x, y, zoom } = state!.viewport!;
        const [left, top, scale] = (await again.viewport()).match(/-?[\d.]+/g)!.map(Number);
        expect(left).toBeCloseTo(x, 2);
        expect(top).toBeCloseTo(y, 2);
        expect(scale).toBeCloseTo(zoom, 2);
        await again.close();
    });

    it('comes back where it was after a while without a graph', async () => {
        await show();
        await panel.button('Zoom in').click();
        await expect.poll(async () => (await panel.state())?.viewport?.zoom).toBeGreaterThan(1);
        const before = await panel.viewport();
        await panel.post({ type: 'empty', reason: 'Line nightly cannot be read.' });
        await panel.page.getByText('cannot be read').waitFor();
        await show();
        expect(await panel.viewport()).toBe(before);
    });

    it('shows the whole line on demand', async () => {
        await panel.page.setViewportSize({ width: 500, height: 400 });
        await show();
        await panel.button('Fit the whole line').click();
        await expect.poll(async () => (await Promise.all(line.nodes.map(({ id }) => isInView(panel, id)))).every(Boolean)).toBe(true);
    });
});

function isInView(panel: Panel, task: string): Promise<boolean> {
    return panel.card(task).evaluate((element) => {
        const canvas = element.closest('.canvas')!.getBoundingClientRect();
        const { left, top, right, bottom } = element.getBoundingClientRect();
        return left >= canvas.left && top >= canvas.top && right <= canvas.right && bottom <= canvas.bottom;
    });
}
