import { describe, expect, it } from 'vitest';
import { graph as plainGraph, node } from '../../graph/test-graphs.ts';
import type { LineGraph } from '../../protocol/graph.ts';
import type { PanelEvent } from '../store/panel-model.ts';
import type { Gesture, Pending } from './gesture.ts';
import { initialGestures, reduceGestures, type GestureModel } from './gesture-model.ts';

const after = (...events: readonly PanelEvent[]): GestureModel => events.reduce(reduceGestures, initialGestures);
const at = { x: 10, y: 20 };
const create: Gesture = { kind: 'create', at };
const connect: Gesture = { kind: 'connect', source: 'a', condition: 'success', way: 'pick' };
const sent = (more: Partial<Pending> = {}): PanelEvent => ({ type: 'sent', pending: { id: 1, version: 5, tasks: ['a'], at, done: 'Done.', isAnswered: false, isDrawn: false, ...more } });
const made: PanelEvent = { type: 'answered', id: 1, edited: { type: 'edited', request: 1, ok: true, created: [] } };
const refused: PanelEvent = { type: 'answered', id: 1, edited: { type: 'edited', request: 1, ok: false, message: 'No.' } };
const drawn = (version: number, ...tasks: readonly string[]): PanelEvent => ({ type: 'graph', sequence: version, version, graph: plainGraph(tasks.map((task) => node(task)), []) as unknown as LineGraph, syntaxErrors: [] });

describe('a gesture', () => {
    it('takes the place of the one before, and of why that was refused', () => {
        expect(after({ type: 'begin', gesture: connect }, { type: 'refused', refusal: { message: 'No.' } }, { type: 'begin', gesture: create })).toEqual({ ...initialGestures, gesture: create, said: 'No.' });
    });

    it('aims by pointer, and by keyboard where it picks', () => {
        expect(after({ type: 'begin', gesture: connect }, { type: 'aim', target: 'b' }).gesture).toEqual({ ...connect, target: 'b' });
        expect(after({ type: 'begin', gesture: connect }, { type: 'focused', task: 'c', byKeyboard: true }).gesture).toEqual({ ...connect, target: 'c' });
        expect(after({ type: 'begin', gesture: { ...connect, way: 'drag' } }, { type: 'focused', task: 'c', byKeyboard: false }).gesture).toEqual({ ...connect, way: 'drag' });
        expect(after({ type: 'begin', gesture: create }, { type: 'aim', target: 'b' }).gesture).toBe(create);
    });

    it('goes on where its target was refused, until it aims at another', () => {
        const model = after({ type: 'begin', gesture: { ...connect, target: 'b' } }, { type: 'refused', refusal: { message: 'No.' } });
        expect(model).toMatchObject({ gesture: { target: 'b' }, refusal: { message: 'No.' } });
        expect(reduceGestures(model, { type: 'aim', target: 'c' }).refusal).toBeUndefined();
    });

    it('ends with its edit; a form stays until the answer', () => {
        expect(after({ type: 'begin', gesture: connect }, sent()).gesture).toBeUndefined();
        expect(after({ type: 'begin', gesture: create }, sent()).gesture).toBe(create);
        expect(after({ type: 'begin', gesture: create }, sent(), made).gesture).toBeUndefined();
        expect(after({ type: 'begin', gesture: create }, sent(), refused)).toMatchObject({ gesture: create, refusal: { message: 'No.', at }, pending: [] });
    });

    it('that began meanwhile is not ended by the answer to another', () => {
        expect(after({ type: 'begin', gesture: create }, sent(), { type: 'begin', gesture: connect }, made).gesture).toBe(connect);
    });
});

describe('an edit under way', () => {
    it('is over when it is answered and drawn, in whichever order', () => {
        expect(after(sent(), made).pending).toMatchObject([{ isAnswered: true }]);
        expect(after(sent(), made, drawn(6, 'a')).pending).toEqual([]);
        expect(after(sent(), drawn(6, 'a')).pending).toMatchObject([{ isDrawn: true }]);
        expect(after(sent(), drawn(6, 'a'), made).pending).toEqual([]);
    });

    it('is not over with an older graph', () => {
        expect(after(sent(), made, drawn(5, 'a')).pending).toHaveLength(1);
    });

    it('is told from others', () => {
        expect(after(sent(), sent({ id: 2 }), made).pending).toMatchObject([{ id: 2, isAnswered: false }, { id: 1, isAnswered: true }]);
        expect(after(sent({ id: 2 }), made)).toMatchObject({ pending: [{ id: 2, isAnswered: false }], said: '' });
    });

    it('is told to screen readers when it is made, and why when it is not', () => {
        expect(after(sent(), made).said).toBe('Done.');
        expect(after(sent(), refused)).toMatchObject({ said: 'No.', refusal: { message: 'No.', at } });
    });
});

describe('marked tasks', () => {
    it('are those that are still there', () => {
        expect([...after({ type: 'mark', tasks: ['a', 'b'] }, drawn(1, 'b', 'c')).marked]).toEqual(['b']);
        const model = after({ type: 'mark', tasks: ['a', 'b'] });
        expect(reduceGestures(model, drawn(1, 'a', 'b')).marked).toBe(model.marked);
    });

    it('are none after Escape, and after they were changed', () => {
        expect(after({ type: 'mark', tasks: ['a'] }, { type: 'dismiss' }).marked.size).toBe(0);
        expect(after({ type: 'mark', tasks: ['a'] }, sent(), made).marked.size).toBe(0);
        expect(after({ type: 'mark', tasks: ['a'] }, sent(), refused).marked.size).toBe(1);
    });
});

it('stays the same object where an event is none of its business', () => {
    const model = after({ type: 'mark', tasks: ['a'] });
    expect(reduceGestures(model, { type: 'hover', task: 'a' })).toBe(model);
    expect(reduceGestures(model, { type: 'run' })).toBe(model);
    expect(reduceGestures(initialGestures, { type: 'dismiss' })).toBe(initialGestures);
});
