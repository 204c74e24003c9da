import { useMemo } from 'react';
import type { Edit } from '../../protocol/edit.ts';
import type { Condition, GraphEdge, LineGraph, Point } from '../../protocol/graph.ts';
import { placeOfTask } from '../menus/place.ts';
import { usePanel } from '../store/context.tsx';
import { conditionWords } from '../words.ts';
import { connectionProblem, isEditable } from './connection-problem.ts';
import { consequences, nameOf, neighbourOf } from './deletion.ts';
import { useEdit } from './use-edit.ts';

/** What gestures do, whichever way they were made: by pointer, key or menu. */
export interface Actions {
    /** Lets `target` wait for `source`; says why where it cannot. */
    connect(source: string, target: string, condition: Condition, at?: Point): void;
    changeCondition(edge: GraphEdge, to: Condition): void;
    disconnect(edge: GraphEdge): void;
    clone(tasks: readonly string[]): void;
    /** Deletes tasks, after a question where others wait for them. */
    askToDelete(tasks: readonly string[]): void;
    delete(tasks: readonly string[]): void;
    /** @param group none: out of all groups */
    move(tasks: readonly string[], group: string | undefined): void;
    /** Opens the form for a new task. */
    create(at: Point, after?: { readonly task: string; readonly condition: Condition }): void;
    startConnection(source: string, condition: Condition, way: 'drag' | 'pick'): void;
}

export function useActions(): Actions {
    const { store } = usePanel();
    const edit = useEdit();
    return useMemo(() => {
        const graph = (): LineGraph => store.read().graph ?? nothing;
        const title = (task: string): string => graph().nodes.find(({ id }) => id === task)?.title ?? task;
        const editable = (tasks: readonly string[]): readonly string[] => tasks.filter((task) => graph().nodes.some((node) => node.id === task && isEditable(node)));
        const send = (edits: readonly Edit[], tasks: readonly string[], done: string, focus?: string): void => {
            const at = placeOfTask(tasks[0] ?? '');
            if (edits.length > 0) void edit(edits, { tasks, done, ...(at && { at }), ...(focus !== undefined && { focus }) });
        };
        const actions: Actions = {
            connect(source, target, condition, at = placeOfTask(target)) {
                const message = connectionProblem(graph(), source, target, condition);
                if (message !== undefined) return store.dispatch({ type: 'refused', refusal: { message, ...(at && { at }) } });
                const done = `${title(target)} now runs after ${title(source)} ${conditionWords[condition]}.`;
                store.dispatch({ type: 'end' });
                return void edit([{ kind: 'connect', line: graph().line, task: target, upstream: source, condition }], {
                    tasks: [target], done, ...(at && { at }), dependency: { kind: 'connect', way: 'pick', source, target, condition },
                });
            },
            changeCondition({ source, target, condition: from }, to) {
                send(from === to ? [] : [{ kind: 'changeCondition', line: graph().line, task: target, upstream: source, from, to }], [target], `${title(target)} now runs after ${title(source)} ${conditionWords[to]}.`);
            },
            disconnect({ source, target, condition }) {
                send([{ kind: 'disconnect', line: graph().line, task: target, upstream: source, condition }], [target], `${title(target)} no longer waits for ${title(source)}.`, target);
            },
            clone(tasks) {
                const those = editable(tasks);
                send(those.map((task) => ({ kind: 'cloneTask', line: graph().line, task })), those, `Cloned ${nameOf(graph(), those)}.`);
            },
            askToDelete(tasks) {
                const those = editable(tasks);
                const at = placeOfTask(those[0] ?? '') ?? { x: 0, y: 0 };
                if (those.length > 0 && consequences(graph(), those) !== undefined) store.dispatch({ type: 'begin', gesture: { kind: 'delete', at, tasks: those } });
                else actions.delete(those);
            },
            delete(tasks) {
                store.dispatch({ type: 'end' });
                const done = `Deleted ${nameOf(graph(), tasks)}. ${consequences(graph(), tasks) ?? ''}`.trim();
                send(tasks.map((task) => ({ kind: 'deleteTask', line: graph().line, task })), tasks, done, neighbourOf(graph(), tasks));
            },
            move(tasks, group) {
                const moved = editable(tasks).filter((task) => graph().nodes.find(({ id }) => id === task)?.group !== group);
                const done = group === undefined ? `${nameOf(graph(), moved)} no longer in a group.` : `Moved ${nameOf(graph(), moved)} to ${group}.`;
                send(moved.map((task) => ({ kind: 'moveToGroup', line: graph().line, task, ...(group !== undefined && { group }) })), moved, done);
            },
            create(at, after) {
                store.dispatch({ type: 'begin', gesture: { kind: 'create', at, ...(after && { after }) } });
            },
            startConnection(source, condition, way) {
                store.dispatch({ type: 'begin', gesture: { kind: 'connect', source, condition, way } });
                store.dispatch({ type: 'say', text: `${title(source)} ${conditionWords[condition]}: go to the task that is to run then, and press Enter. Escape cancels.` });
            },
        };
        return actions;
    }, [store, edit]);
}

const nothing: LineGraph = {
    uri: '', line: '', title: '', location: { uri: '', start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, nodes: [], edges: [], groups: [], width: 0, height: 0,
};
